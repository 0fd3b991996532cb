import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { enregistrerVideo } from '../direct/enregistrement/enregistrer-enregistrement.ts'
import { findBySlug } from '../seance.depot.ts'
import { creerSeance } from '../seance.factory.ts'
import type { Seance } from '../seance.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const champs = { genre: 'webinaire', jour: '2030-06-08', heure: '13:00', duree: '90', questions_ouvertes: '1' }
const animateur = async () => (await base.connecter({ role: 'animateur' })).cookie
const texteDe = async (reponse: Response | Promise<Response>) => (await reponse).text()

describe('deux personnes qui enregistrent la même séance', () => {
  const enregistrer = async (seance: Seance, titre: string, version: string) =>
    poster(await base.app(), `/webinaires/${seance.slug}/modifier`, { ...champs, titre, version }, await animateur())
  const versionVue = async (seance: Seance) => {
    const page = (await base.app()).request(`/webinaires/${seance.slug}/modifier`, { headers: { cookie: await animateur() } })
    return /name="version" value="(\d+)"/.exec(await texteDe(page))?.[1] ?? ''
  }

  it('la seconde lit ce que l’autre a écrit à côté de son texte, et choisit : rien ne s’efface', async () => {
    const seance = await creerSeance(base.db)
    const version = await versionVue(seance)
    expect((await enregistrer(seance, 'Écrit par Ana', version)).status).toBe(303)
    const conflit = await enregistrer(seance, 'Écrit par Bo', version)
    const texte = await conflit.text()
    expect(conflit.status).toBe(409)
    expect(texte).toMatch(/pendant que vous écriviez[\s\S]*Ana[\s\S]*value="Écrit par Bo"/)
    expect((await findBySlug(base.db, seance.slug))?.titre).toBe('Écrit par Ana')
    const suite = /name="version" value="(\d+)"/.exec(texte)?.[1] ?? ''
    expect((await enregistrer(seance, 'Écrit par Bo', suite)).status).toBe(303)
    expect((await findBySlug(base.db, seance.slug))?.titre).toBe('Écrit par Bo')
  })

  it('une vidéo déposée entre-temps n’est pas un conflit ; sans version, rien n’est écrit', async () => {
    const seance = await creerSeance(base.db)
    const version = await versionVue(seance)
    const { id: auteurId } = await base.connecter({ role: 'animateur' })
    await enregistrerVideo(base.db, seance.id, { videoId: null, videoUrl: 'https://video.invalid/1', chapitres: [] }, auteurId)
    expect((await enregistrer(seance, 'Sans version', '')).status).toBe(409)
    expect((await enregistrer(seance, 'Avec la sienne', version)).status).toBe(303)
    expect(await findBySlug(base.db, seance.slug)).toMatchObject({ titre: 'Avec la sienne', videoUrl: 'https://video.invalid/1' })
  })

  it('des questions fermées entre-temps se disent aussi, plutôt que de se rouvrir', async () => {
    const seance = await creerSeance(base.db)
    const version = await versionVue(seance)
    const reglages = `/webinaires/${seance.slug}/questions/reglages`
    expect((await poster(await base.app(), reglages, { moderees: '1' }, await animateur())).status).toBe(303)
    const conflit = await enregistrer(seance, seance.titre, version)
    expect(conflit.status).toBe(409)
    expect(await conflit.text()).toContain('Fermées')
    expect(await findBySlug(base.db, seance.slug)).toMatchObject({ questionsOuvertes: false })
  })
})
