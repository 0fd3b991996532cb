import { beforeEach, describe, expect, it } from 'vitest'
import { findBySlug } from '#ressource/ressource.depot.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { formulaireDeRessource } from '../contribution.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())
const chemin = '/ressources/reunir-des-voisins'
const lire = async (ou: string, cookie = '') => (await base.app()).request(ou, { headers: { cookie } })
const courriels = () => base.db.selectFrom('courriel').selectAll().orderBy('id').execute()

async function proposee(cookie?: string) {
  const app = await base.app()
  await poster(app, '/ressources/contribuer', formulaireDeRessource(), cookie)
  return { app, animation: await base.connecter({ role: 'animateur', courriel: 'anouk@essai.invalid' }) }
}
const retouchee = formulaireDeRessource({
  corps: '## Avant\n\nInviter **douze** personnes.',
  message: 'Douze, plutôt que dix.',
  acte: 'suggerer',
})

async function suggeree() {
  const { app, animation } = await proposee()
  await poster(app, `${chemin}/relire`, retouchee, animation.cookie)
  const [courriel] = await courriels()
  const lien = /\/ressources\/suggestions\/\d+\?cle=[\w-]+/.exec(courriel?.texte ?? '')?.[0] ?? ''
  return { app, animation, courriel, lien, cle: lien.split('cle=')[1] ?? '', action: lien.split('?')[0] ?? '' }
}

describe('relire', () => {
  it('la demande mène à la relecture ; publier telle quelle prévient l’auteur', async () => {
    const { app, animation } = await proposee()
    const { id } = (await findBySlug(base.db, 'reunir-des-voisins')) ?? { id: 0 }
    const numero = await lire(`/ressources/numero/${id}`, animation.cookie)
    expect(numero.headers.get('location')).toBe(`${chemin}/relire`)
    expect((await lire(`${chemin}/relire`, animation.cookie)).status).toBe(200)
    await poster(app, `${chemin}/relire`, { acte: 'publier' }, animation.cookie)
    expect((await lire(chemin)).status).toBe(200)
    expect(await courriels()).toMatchObject([{ destinataire: 'ana@essai.invalid', sujet: expect.stringContaining("C'est accepté") }])
  })

  it('refuser demande une phrase, que l’auteur reçoit', async () => {
    const { app, animation } = await proposee()
    expect((await poster(app, `${chemin}/relire`, { acte: 'refuser', phrase: '' }, animation.cookie)).status).toBe(422)
    await poster(app, `${chemin}/relire`, { acte: 'refuser', phrase: 'Elle existe déjà.' }, animation.cookie)
    expect((await courriels())[0]?.texte).toContain('Elle existe déjà.')
    expect((await findBySlug(base.db, 'reunir-des-voisins'))?.etat).toBe('archivee')
  })

  it('des suggestions partent à l’auteur, qui les voit sans compte à côté de son texte et les reprend', async () => {
    const { app, courriel, lien, cle, action } = await suggeree()
    expect(courriel).toMatchObject({ destinataire: 'ana@essai.invalid', texte: expect.stringContaining('Douze, plutôt que dix.') })
    expect((await findBySlug(base.db, 'reunir-des-voisins'))?.corps).toContain('dix')
    const page = await (await lire(lien)).text()
    expect(page).toMatch(/<mark>dix<\/mark>[\s\S]*<mark>douze<\/mark>/)
    expect((await poster(app, action, { cle, acte: 'reprise' })).headers.get('location')).toBe('/ressources/suggestions/merci')
    expect((await findBySlug(base.db, 'reunir-des-voisins'))?.corps).toContain('douze')
    expect((await courriels())[1]).toMatchObject({ destinataire: 'anouk@essai.invalid', texte: expect.stringContaining('a repris') })
    expect((await poster(app, action, { cle, acte: 'reprise' })).status).toBe(409)
  })

  it('ou les écarte, avec un mot', async () => {
    const { app, cle, action } = await suggeree()
    expect((await poster(app, action, { cle, acte: 'ecartee', reponse: '' })).status).toBe(422)
    await poster(app, action, { cle, acte: 'ecartee', reponse: 'Dix suffisent.' })
    expect((await findBySlug(base.db, 'reunir-des-voisins'))?.corps).toContain('dix')
    expect((await courriels())[1]?.texte).toContain('Dix suffisent.')
  })

  it('personne d’autre ne les voit', async () => {
    const { lien, animation } = await suggeree()
    const sansCle = lien.split('?')[0] ?? ''
    expect((await lire(sansCle)).status).toBe(403)
    expect((await lire(`${sansCle}?cle=fausse`)).status).toBe(403)
    expect((await lire(sansCle, (await base.connecter()).cookie)).status).toBe(403)
    expect((await lire(sansCle, animation.cookie)).status).toBe(200)
  })

  it('une relecture sans changement ou sans mot est refusée', async () => {
    const { app, animation } = await proposee()
    const sansChangement = await poster(
      app,
      `${chemin}/relire`,
      formulaireDeRessource({ message: 'Parfait.', acte: 'suggerer' }),
      animation.cookie,
    )
    expect([sansChangement.status, await sansChangement.text()]).toEqual([422, expect.stringContaining('ne change rien')])
    const sansMot = await poster(
      app,
      `${chemin}/relire`,
      formulaireDeRessource({ corps: 'Autre', message: '', acte: 'suggerer' }),
      animation.cookie,
    )
    expect(sansMot.status).toBe(422)
  })
})
