import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from './base-de-test.ts'
import { comprendre, decouper } from './comprendre.ts'
import { chercher, type DocumentMoteur, desindexer, indexer } from './moteur.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const document = (objetId: number, titre: string, autre: Partial<DocumentMoteur> = {}): DocumentMoteur => ({
  salle: 'essai',
  objetId,
  titre,
  termes: '',
  resume: '',
  texte: '',
  etiquettes: [],
  point: null,
  ...autre,
})

async function trouver(requete: string, options: { prefixe?: boolean } = {}) {
  const { tsquery } = await comprendre(base.db, requete, options)
  const resultats = await chercher(base.db, { salles: ['essai'], tsquery, limite: 10 })
  return resultats.map(({ titre }) => titre)
}

describe('le moteur de recherche', () => {
  beforeEach(() =>
    indexer(base.db, [
      document(1, 'Incubation de projets sociaux', { etiquettes: ['t:1'], point: { x: 3.08, y: 45.77 } }),
      document(2, "L'Épicerie des idées", { etiquettes: ['t:1', 't:2'], point: { x: 3.33, y: 46.56 } }),
      document(3, 'Maison des associations', { texte: 'Un lieu pour incuber des initiatives', point: { x: 5.45, y: 43.53 } }),
    ]),
  )

  it('trouve par la racine du mot, quel que soit son pluriel', async () => {
    expect(await trouver('projet social')).toEqual(['Incubation de projets sociaux'])
  })

  it('pardonne les accents oubliés et les fautes de frappe', async () => {
    expect(await trouver('epicerie')).toEqual(["L'Épicerie des idées"])
    expect(await trouver('incubasion')).toContain('Incubation de projets sociaux')
    expect(await trouver('asociations')).toContain('Maison des associations')
  })

  it('dit quelle correction a été faite', async () => {
    expect((await comprendre(base.db, 'incubasion')).corrections).toEqual([{ de: 'incubasion', vers: 'incubation' }])
    expect((await comprendre(base.db, 'incubation')).corrections).toEqual([])
  })

  it('complète le mot qui s’écrit encore', async () => {
    expect(await trouver('asso', { prefixe: true })).toEqual(['Maison des associations'])
  })

  it('préfère le titre au texte', async () => {
    expect((await trouver('incuber'))[0]).toBe('Incubation de projets sociaux')
  })

  it('met devant ce qui est proche, et dit à combien de kilomètres', async () => {
    const { tsquery } = await comprendre(base.db, 'incuber')
    const resultats = await chercher(base.db, { salles: ['essai'], tsquery, pres: { x: 5.4, y: 43.5 }, limite: 10 })
    expect(resultats.map(({ objetId }) => objetId)).toEqual([3, 1])
    expect(resultats[0]?.distanceKm).toBeCloseTo(5.2, 0)
  })

  it('exige une étiquette de chaque groupe', async () => {
    const resultats = await chercher(base.db, { salles: ['essai'], tsquery: null, etiquettes: [['t:1'], ['t:2', 't:9']], limite: 10 })
    expect(resultats.map(({ objetId }) => objetId)).toEqual([2])
  })

  it('oublie ce qui est retiré, et récrit ce qui change', async () => {
    await desindexer(base.db, 'essai', [1])
    await indexer(base.db, [document(3, 'Halle aux grains')])
    expect(await trouver('incubation')).toEqual([])
    expect(await trouver('grains')).toEqual(['Halle aux grains'])
  })

  it('ne casse sur aucune saisie', async () => {
    for (const saisie of ["'", "l'&|!()", ':*', '\\', '<script>', 'a'.repeat(5000), '😀😀', '%_%', '   '])
      expect(await trouver(saisie, { prefixe: true })).toBeInstanceOf(Array)
  })
})

describe('le découpage d’une requête', () => {
  it('garde douze mots au plus, sans accent', () => {
    expect(decouper('Épicerie d’idées')).toEqual(['epicerie', 'idees'])
    expect(decouper('mot '.repeat(40))).toHaveLength(12)
  })
})
