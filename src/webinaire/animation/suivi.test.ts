import { beforeEach, describe, expect, it } from 'vitest'
import { insertPerimetre } from '#membre/membre.repository.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import { creerSeance } from '../seance.factory.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const animateur = async () => (await base.connecter({ role: 'animateur' })).cookie
const texteDe = async (reponse: Response | Promise<Response>) => (await reponse).text()

describe('suivre une séance', () => {
  it('s’annonce, s’annule avec une phrase, s’archive ; chaque geste reste dans les versions', async () => {
    const seance = await creerSeance(base.db, { etat: 'brouillon' })
    const cookie = await animateur()
    const app = await base.app()
    const etat = (envoi: Record<string, string>) => poster(app, `/webinaires/${seance.slug}/etat`, envoi, cookie)
    expect((await etat({ etat: 'annoncee' })).status).toBe(303)
    expect((await app.request(`/webinaires/${seance.slug}`)).status).toBe(200)
    expect((await etat({ etat: 'annulee', motif: '' })).status).toBe(422)
    expect((await etat({ etat: 'annulee', motif: 'La salle est fermée.' })).status).toBe(303)
    expect(await texteDe(app.request(`/webinaires/${seance.slug}`))).toContain('La salle est fermée.')
    expect((await etat({ etat: 'archivee' })).status).toBe(303)
    expect((await app.request(`/webinaires/${seance.slug}`)).status).toBe(404)
    expect((await etat({ etat: 'zzz' })).status).toBe(422)
    const versions = await texteDe(app.request(`/webinaires/${seance.slug}/historique`, { headers: { cookie } }))
    expect(versions).toMatch(/archivage[\s\S]*annulation[\s\S]*annonce[\s\S]*création/)
  })

  it('montre qui vient et leur écrit, sans jamais montrer une adresse', async () => {
    const seance = await creerSeance(base.db)
    const personne = { seance_id: seance.id, courriel: 'ana@essai.invalid', nom: '=Ana', etat: 'confirmee', confirmee_le: new Date() }
    await base.db.insertInto('inscription').values(personne).execute()
    const cookie = await animateur()
    const app = await base.app()
    const lire = (suite: string) => texteDe(app.request(`/webinaires/${seance.slug}/inscrits${suite}`, { headers: { cookie } }))
    for (const texte of [await lire(''), await lire('.csv')]) {
      expect(texte).toContain('Ana')
      expect(texte).not.toContain('essai.invalid')
    }
    expect(await lire('.csv')).toContain("'=Ana")
    expect((await poster(app, `/webinaires/${seance.slug}/inscrits`, { sujet: '', message: '' }, cookie)).status).toBe(422)
    const mot = { sujet: 'Une consigne', message: 'Pensez à lire le document joint avant de venir.' }
    expect((await poster(app, `/webinaires/${seance.slug}/inscrits`, mot, cookie)).headers.get('location')).toMatch(/ecrits=1$/)
    const [courriel] = await base.db.selectFrom('courriel').selectAll().execute()
    expect(courriel).toMatchObject({ destinataire: 'ana@essai.invalid', sujet: 'Une consigne' })
  })

  it('un cycle s’ouvre et se corrige par qui tient tout le réseau', async () => {
    const cookie = await animateur()
    const app = await base.app()
    expect((await poster(app, '/webinaires/cycles/nouveau', { titre: '' }, cookie)).status).toBe(422)
    const cree = await poster(app, '/webinaires/cycles/nouveau', { titre: 'Un cycle', annee: '2030' }, cookie)
    expect(cree.headers.get('location')).toBe('/webinaires/cycles/un-cycle')
    await poster(app, '/webinaires/cycles/un-cycle/modifier', { titre: 'Un cycle corrigé', annee: '' }, cookie)
    expect(await texteDe(app.request('/webinaires/cycles/un-cycle'))).toContain('Un cycle corrigé')
    const [thematique] = await base.db.selectFrom('terme').select('id').where('liste', '=', 'thematique').limit(1).execute()
    const autre = await base.connecter({ role: 'animateur' })
    await insertPerimetre(base.db, autre.id, { thematique_id: thematique?.id ?? 0 })
    expect((await poster(app, '/webinaires/cycles/nouveau', { titre: 'Un autre' }, autre.cookie)).status).toBe(403)
  })
})
