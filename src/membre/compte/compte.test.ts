import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import type { MonCompte, Salle } from '#socle/salle.ts'
import { creerDemande } from '../demande.factory.ts'
import { findMembre } from '../membre.repository.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

async function lire(chemin: string, cookie: string, avec: Salle[] = []) {
  const reponse = await (await base.app({ avec })).request(chemin, { headers: { cookie } })
  return { statut: reponse.status, texte: await reponse.text(), entetes: reponse.headers }
}

describe('mon compte', () => {
  it('montre mes demandes en attente, avec la question posée, et pas celles des autres', async () => {
    const { id, cookie } = await base.connecter({ courriel: 'moi@essai.invalid' })
    await creerDemande(base.db, { titre: 'Avant mon compte', auteur: { courriel: 'moi@essai.invalid' } })
    const mienne = await creerDemande(base.db, { titre: 'Ma fiche', auteur: { id } })
    await creerDemande(base.db, { titre: 'Celle d’une autre' })
    await base.db.updateTable('demande').set({ etat: 'question', message: 'Où est-ce ?' }).where('id', '=', mienne).execute()
    const { texte } = await lire('/mon-compte', cookie)
    expect(texte).toMatch(/Ma fiche[\s\S]*Où est-ce \?[\s\S]*repondre\?cle=/)
    expect(texte).toContain('Avant mon compte')
    expect(texte).not.toContain('Celle d’une autre')
  })

  it('montre ce que les autres salles y ajoutent, et rien quand elles n’ont rien', async () => {
    const { cookie } = await base.connecter({ nom: 'Ana' })
    const monCompte: MonCompte = { titre: 'Mes fiches', montrer: async (_db, membre) => (membre.nom === 'Ana' ? 'Atelier' : null) }
    const avec = [{ nom: 'essai', actes: [], monCompte }]
    expect((await lire('/mon-compte', cookie, avec)).texte).toMatch(/Mes fiches[\s\S]*Atelier/)
    expect((await lire('/mon-compte', (await base.connecter()).cookie, avec)).texte).not.toContain('Mes fiches')
  })

  it('enregistre mon nom, puis me mène où j’allais', async () => {
    const { id, cookie } = await base.connecter({ nom: '' })
    const app = await base.app()
    const court = await poster(app, '/mon-compte', { nom: 'A', suite: '/territoires' }, cookie)
    expect([court.status, await court.text()]).toEqual([422, expect.stringMatching(/deux lettres au moins/)])
    expect((await poster(app, '/mon-compte', { nom: 'Ana Martin', suite: '/territoires' }, cookie)).headers.get('location')).toBe(
      '/territoires',
    )
    expect(await findMembre(base.db, id)).toMatchObject({ nom: 'Ana Martin' })
    expect((await poster(app, '/mon-compte', { nom: 'Ana Martin', suite: '//ailleurs.invalid' }, cookie)).headers.get('location')).toBe(
      '/mon-compte?enregistre=1',
    )
  })
})

describe('mes données', () => {
  it('se téléchargent en JSON, sans pouvoir être gardées en chemin', async () => {
    const { cookie } = await base.connecter({ courriel: 'ana@essai.invalid' })
    const { statut, texte, entetes } = await lire('/mon-compte/donnees.json', cookie)
    expect([statut, entetes.get('content-disposition'), entetes.get('cache-control')]).toEqual([
      200,
      'attachment; filename="mes-donnees-catalyse.json"',
      'private, no-store',
    ])
    expect(JSON.parse(texte)).toMatchObject({ compte: { courriel: 'ana@essai.invalid' } })
  })

  it('s’effacent après avoir écrit le mot, et la session avec', async () => {
    const { id, cookie } = await base.connecter()
    const app = await base.app()
    const sansMot = await poster(app, '/mon-compte/effacer', { confirmation: 'oui' }, cookie)
    expect([sansMot.status, await sansMot.text()]).toEqual([422, expect.stringContaining('Écrivez le mot EFFACER')])
    const effacement = await poster(app, '/mon-compte/effacer', { confirmation: 'effacer' }, cookie)
    expect([effacement.status, effacement.headers.get('location')]).toEqual([303, '/mon-compte/efface'])
    expect(effacement.headers.get('set-cookie')).toMatch(/^catalyse\.session_token=; Max-Age=0/)
    expect(await findMembre(base.db, id)).toBeUndefined()
    expect((await lire('/mon-compte', cookie)).statut).toBe(401)
  })

  it('la dernière administration lit pourquoi elle ne peut pas partir', async () => {
    const { id, cookie } = await base.connecter({ role: 'administrateur' })
    const reponse = await poster(await base.app(), '/mon-compte/effacer', { confirmation: 'EFFACER' }, cookie)
    expect([reponse.status, await reponse.text()]).toEqual([409, expect.stringContaining('seule personne à administrer')])
    expect(await findMembre(base.db, id)).toBeDefined()
  })
})
