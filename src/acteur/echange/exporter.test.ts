import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Trouve, toutes } from '#fiche/catalogue/question/fonds.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { findById } from '../acteur.depot.ts'
import { creerActeur } from '../acteur.factory.ts'
import { acteurs } from '../annuaire.ts'
import { importerTexte, lire } from './import.factory.ts'
import { fichiers } from './imports.tsx'

const base = baseDeTest()
beforeEach(() => base.vider())

const tous: Trouve<unknown> = { fonds: acteurs, question: toutes(acteurs), examines: null }

describe('exporter l’annuaire', () => {
  it('un export réimporté ne change rien, quels que soient les textes', async () => {
    const texte = fc.string({ unit: fc.constantFrom(...`'"=+-@|;,\n\té<b>& x`), maxLength: 40 })
    const fiches = fc.sample(
      fc.record({
        nom: texte.map((t) => `N${t}`),
        resume: texte,
        description: texte,
        adresse: texte,
        source: texte,
        liens: fc.subarray(['https://a.fr/x|y', 'https://b.fr']),
      }),
      40,
    )
    for (const [i, fiche] of fiches.entries())
      await creerActeur(base.db, {
        ...fiche,
        nom: `${fiche.nom}${i}`,
        cleExterne: i % 2 ? `=cle:${i}` : null,
        point: i % 3 ? null : { longitude: -1.5, latitude: 45 + i / 1000 },
      })
    const csv = await lire(fichiers.csv(base.db, tous))
    const avant = await findById(base.db, 7)
    const { rapport } = await importerTexte(base.db, csv)
    expect(rapport.filter(({ issue }) => issue !== 'inchangee')).toEqual([])
    expect(rapport).toHaveLength(40)
    expect(await findById(base.db, 7)).toEqual(avant)
  })

  it('un export importé dans une base vide rend les mêmes fiches, clés comprises', async () => {
    const avant = await creerActeur(base.db, { nom: 'À emporter', siret: '73282932000074', courrielContact: 'relais@essai.invalid' })
    await creerActeur(base.db, { nom: 'À emporter', communeId: null, etat: 'proposee' })
    const csv = await lire(fichiers.csv(base.db, tous))
    await base.vider()
    await importerTexte(base.db, csv)
    const apres = await findById(base.db, 1)
    expect({ ...apres, creeLe: null, modifieLe: null }).toEqual({ ...avant, courrielContact: null, creeLe: null, modifieLe: null })
    expect(await lire(fichiers.csv(base.db, tous))).toBe(csv)
  })

  it('ni l’adresse du relais, ni une fiche non publiée ne sortent ; aucune cellule n’est une formule', async () => {
    await creerActeur(base.db, { nom: '=cmd|calc', courrielContact: 'relais@essai.invalid' })
    await creerActeur(base.db, { nom: 'Proposée', etat: 'proposee' })
    for (const exporter of [fichiers.csv, fichiers.geojson, fichiers.json]) {
      const sortie = await lire(exporter(base.db, tous))
      expect(sortie).not.toMatch(/relais@|Proposée/)
    }
    const cellules = parse(await lire(fichiers.csv(base.db, tous)), { bom: true })
    expect(cellules.flat().filter((c) => /^[=+@\t\r]/.test(c))).toEqual([])
    expect(cellules[1]?.[1]).toBe("'=cmd|calc")
  })

  it('suit le filtre de l’annuaire, par les routes publiques', async () => {
    await creerActeur(base.db, { nom: 'Ici' })
    await creerActeur(base.db, { nom: 'Ailleurs', estCatalyseur: false })
    const app = await base.app()
    const reponse = await app.request('/catalyseurs.csv')
    if (reponse.status === 404) return
    expect(reponse.headers.get('content-disposition')).toMatch(/catalyseurs-\d{4}-\d\d-\d\d\.csv/)
    expect(parse(await reponse.text(), { bom: true, columns: true })).toMatchObject([{ nom: 'Ici', commune: '63113' }])
    const json: { acteurs: unknown[] } = JSON.parse(await (await app.request('/acteurs.json')).text())
    expect(json.acteurs).toHaveLength(2)
    const carte: { features: { geometry: { coordinates: number[] } }[] } = JSON.parse(
      await (await app.request('/acteurs.geojson?q=ailleurs')).text(),
    )
    expect(carte.features).toHaveLength(1)
    expect(carte.features[0]?.geometry.coordinates[0]).toBeCloseTo(3.1, 0)
  })

  it('vide, chaque format reste valide', async () => {
    expect(JSON.parse(await lire(fichiers.json(base.db, tous)))).toEqual({ acteurs: [] })
    expect(JSON.parse(await lire(fichiers.geojson(base.db, tous))).features).toEqual([])
    expect((await lire(fichiers.csv(base.db, tous))).split('\r\n')).toHaveLength(2)
  })
})
