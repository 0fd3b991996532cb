import { beforeEach, describe, expect, it } from 'vitest'
import { enregistrerBrouillon } from '#fiche/ecriture/brouillon/enregistrer-brouillon.ts'
import { creerFichier } from '#fichier/fichier.factory.ts'
import { effacerMesDonnees, exporterMesDonnees } from '#membre/donnees-personnelles.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { salles } from '#salles.ts'
import { baseDeTest, poster } from '#socle/base-de-test.ts'
import type { Saisie } from '#socle/formulaire.ts'
import { formulaireDeRessource } from './contribution.factory.ts'
import { envoiDeRessource } from './formulaire/envoi-de-ressource.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

type Issue = { id: number; version: string; copie: boolean }
async function auFilDeLaFrappe(cookie: string, champs: Record<string, string>): Promise<Issue> {
  const app = await base.app()
  const headers = { origin: 'http://localhost', accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded', cookie }
  return (await app.request('/ressources/brouillons', { method: 'POST', headers, body: new URLSearchParams(champs).toString() })).json()
}
const garderBrouillon = (ordre: { membreId: string; connu: { id: number; version: string } | null; saisie: Saisie }) =>
  enregistrerBrouillon(base.db, { salle: 'ressource', objetId: null, ...ordre }, envoiDeRessource)
const brouillons = () => base.db.selectFrom('brouillon').selectAll().orderBy('id').execute()
const lire = async (chemin: string, cookie: string) => (await base.app()).request(chemin, { headers: { cookie } })

describe('un brouillon', () => {
  it('s’enregistre au fil de la frappe, valide ou non, et se reprend ailleurs', async () => {
    const { cookie } = await base.connecter()
    const un = await auFilDeLaFrappe(cookie, { titre: 'L', corps: '## Début' })
    const deux = await auFilDeLaFrappe(cookie, { titre: 'Les', corps: '## Début', brouillon: String(un.id), brouillon_version: un.version })
    expect(deux).toMatchObject({ id: un.id, copie: false })
    const page = await (await lire(`/ressources/brouillons/${un.id}`, cookie)).text()
    expect(page).toMatch(/value="Les"[\s\S]*## Début/)
    expect(page).toContain(`value="${deux.version}"`)
    expect(await (await lire('/ressources/brouillons', cookie)).text()).toContain('Les')
  })

  it('écrit depuis deux onglets en devient deux : rien n’est perdu, et on le dit', async () => {
    const { cookie } = await base.connecter()
    const un = await auFilDeLaFrappe(cookie, { titre: 'Départ' })
    const connu = { brouillon: String(un.id), brouillon_version: un.version }
    expect(await auFilDeLaFrappe(cookie, { titre: 'Onglet 1', ...connu })).toMatchObject({ id: un.id, copie: false })
    expect(await auFilDeLaFrappe(cookie, { titre: 'Onglet 2', ...connu })).toMatchObject({ copie: true })
    expect((await brouillons()).map(({ saisie }) => saisie)).toEqual([
      { titre: 'Onglet 1', fichiers: [], images: [] },
      { titre: 'Onglet 2', fichiers: [], images: [] },
    ])
    const sansScript = await poster(await base.app(), '/ressources/brouillons', { titre: 'Onglet 3', ...connu }, cookie)
    expect(await (await lire(sansScript.headers.get('location') ?? '', cookie)).text()).toContain('Ce brouillon avait changé ailleurs')
  })

  it('enregistré en même temps de partout n’en perd aucun', async () => {
    const { id: membreId } = await base.connecter()
    const depart = await garderBrouillon({ membreId, connu: null, saisie: { titre: 'Départ' } })
    const titres = Array.from({ length: 8 }, (_, n) => `Texte ${n}`)
    await Promise.all(titres.map((titre) => garderBrouillon({ membreId, connu: depart, saisie: { titre } })))
    expect(JSON.stringify((await brouillons()).map(({ saisie }) => saisie))).toMatch(new RegExp(titres.join('|')))
    const gardes = (await brouillons()).map(({ saisie }) => JSON.stringify(saisie))
    for (const titre of titres) expect(gardes).toContain(JSON.stringify({ titre }))
  })

  it("n'est qu'à la personne qui l'écrit", async () => {
    const [ana, zoe] = [await base.connecter(), await base.connecter()]
    const { id } = await auFilDeLaFrappe(ana.cookie, { titre: 'À Ana' })
    expect((await lire(`/ressources/brouillons/${id}`, zoe.cookie)).status).toBe(404)
    await poster(await base.app(), `/ressources/brouillons/${id}/supprimer`, {}, zoe.cookie)
    expect(await brouillons()).toHaveLength(1)
    await poster(await base.app(), `/ressources/brouillons/${id}/supprimer`, {}, ana.cookie)
    expect(await brouillons()).toEqual([])
  })

  it('disparaît quand la ressource est proposée', async () => {
    const { cookie } = await base.connecter()
    const { id } = await auFilDeLaFrappe(cookie, { titre: 'Réunir' })
    await poster(await base.app(), '/ressources/contribuer', formulaireDeRessource({ brouillon: String(id) }), cookie)
    expect(await brouillons()).toEqual([])
  })

  it("d'une ressource qu'on ne tient pas est refusé ; de la sienne, se reprend à la page où l'on modifie", async () => {
    const { id, cookie } = await base.connecter()
    const [autre, sienne] = [await creerRessource(base.db), await creerRessource(base.db, { titre: 'La mienne', proprietaireId: id })]
    expect((await poster(await base.app(), '/ressources/brouillons', { titre: 'x', ressource: autre.slug }, cookie)).status).toBe(403)
    const brouillon = await auFilDeLaFrappe(cookie, { titre: 'La mienne, mieux', ressource: sienne.slug, version: '1' })
    expect(await (await lire(`/ressources/${sienne.slug}/modifier`, cookie)).text()).toContain(`/ressources/brouillons/${brouillon.id}`)
    const page = await (await lire(`/ressources/brouillons/${brouillon.id}`, cookie)).text()
    expect(page).toMatch(/action="\/ressources\/la-mienne\/modifier"[\s\S]*value="La mienne, mieux"[\s\S]*name="version" value="1"/)
  })

  it('supprimé, rend ses fichiers au nettoyage ; pas ceux qu’un autre texte cite', async () => {
    const { id: membreId, cookie } = await base.connecter()
    const [seul, partage] = [await creerFichier(base.db, { membreId }), await creerFichier(base.db, { membreId })]
    const garder = (saisie: Saisie) => garderBrouillon({ membreId, connu: null, saisie })
    const { id } = await garder({ titre: 'x', fichiers: [seul.cle, partage.cle] })
    await garder({ titre: 'y', corps: `![](/fichiers/${partage.cle}/image.png)` })
    await poster(await base.app(), `/ressources/brouillons/${id}/supprimer`, {}, cookie)
    const pris = base.db.selectFrom('fichier').select('cle').where('utilise_le', 'is not', null)
    expect(await pris.execute()).toEqual([{ cle: partage.cle }])
  })

  it('cent au plus', async () => {
    const { id: membreId } = await base.connecter()
    const nouveau = () => garderBrouillon({ membreId, connu: null, saisie: { titre: 'x' } })
    for (let n = 0; n < 100; n++) await nouveau()
    await expect(nouveau()).rejects.toMatchObject({ statut: 409 })
  })
})

it('une personne emporte ses brouillons et ses ressources ; effacée, ce qui est publié reste sans elle', async () => {
  const { id, cookie } = await base.connecter()
  await auFilDeLaFrappe(cookie, { titre: 'Secret' })
  await creerRessource(base.db, { proprietaireId: id, auteurId: id })
  const membre = {
    id,
    nom: 'Camille',
    courriel: 'c@essai.invalid',
    role: 'membre' as const,
    perimetres: { territoires: [], thematiques: [] },
  }
  expect(await exporterMesDonnees(base.db, membre, salles)).toMatchObject({
    ressource: { brouillons: [{ saisie: { titre: 'Secret' } }], ressources: [{}] },
  })
  await effacerMesDonnees(base.db, membre, salles)
  expect(await brouillons()).toEqual([])
  expect(await base.db.selectFrom('ressource').select(['proprietaire_id', 'etat']).execute()).toEqual([
    { proprietaire_id: null, etat: 'publiee' },
  ])
  expect(JSON.stringify(await base.db.selectFrom('historique').selectAll().execute())).not.toContain(id)
})
