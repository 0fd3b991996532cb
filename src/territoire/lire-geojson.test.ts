import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { reconnaitreCode } from './importer-contours.ts'
import { lireGeojson } from './lire-geojson.ts'

const dossier = mkdtempSync(path.join(tmpdir(), 'geojson-'))
function fichier(contenu: string): string {
  const chemin = path.join(dossier, `${crypto.randomUUID()}.geojson`)
  writeFileSync(chemin, contenu)
  return chemin
}
const carre = (x = 3, y = 45) => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ],
  ],
})
const emboite = (niveaux: number): object => (niveaux === 0 ? {} : { a: emboite(niveaux - 1) })
const collection = (...entites: { properties: object; geometry: object }[]) =>
  JSON.stringify({ type: 'FeatureCollection', features: entites.map((e) => ({ type: 'Feature', ...e })) })

describe('un fichier de contours', () => {
  it('est lu entité par entité, propriétés et surface', async () => {
    const lues = await lireGeojson(fichier(collection({ properties: { INSEE_COM: '63113', POP: 3 }, geometry: carre() })))
    expect(lues).toEqual([{ proprietes: { INSEE_COM: '63113', POP: '3' }, geometrie: carre() }])
  })
  it.each([
    ['absent', () => path.join(dossier, 'absent.geojson'), /introuvable/],
    ['qui n’est pas du JSON', () => fichier('PK\u0003\u0004 ceci est un zip'), /n'est pas du JSON/],
    ['coupé au milieu', () => fichier(collection({ properties: {}, geometry: carre() }).slice(0, -20)), /n'est pas du JSON/],
    ['vide', () => fichier(''), /n'est pas/],
    ['sans entités', () => fichier('{"type":"Polygon","coordinates":[]}'), /FeatureCollection/],
    ['trop profond', () => fichier(collection({ properties: { a: emboite(20) }, geometry: carre() })), /emboîte plus de 12 niveaux/],
    ['en mètres Lambert 93', () => fichier(collection({ properties: {}, geometry: carre(652_000, 6_862_000) })), /EPSG:4326/],
    [
      'de points',
      () => fichier(collection({ properties: {}, geometry: { type: 'Point', coordinates: [3, 45] } })),
      /n'est pas une surface/,
    ],
  ])('%s est refusé par une phrase qui dit quoi faire', async (_, chemin, phrase) => {
    await expect(lireGeojson(chemin())).rejects.toThrow(phrase)
  })
})

describe('la propriété du code', () => {
  const entites = (proprietes: Record<string, string>) => [{ proprietes, geometrie: { type: 'Polygon' as const, coordinates: [] } }]
  it('est devinée, et le niveau avec elle', () => {
    expect(reconnaitreCode(entites({ NOM: 'x', INSEE_COM: '63113', EPCI: '246300701' }), {})).toEqual({
      code: 'INSEE_COM',
      niveau: 'commune',
    })
    expect(reconnaitreCode(entites({ nom: 'x', code: '246300701' }), {})).toEqual({ code: 'code', niveau: 'epci' })
    expect(reconnaitreCode(entites({ NOM: 'x', INSEE_COM: '63113', EPCI: '246300701' }), { niveau: 'epci' })).toEqual({
      code: 'EPCI',
      niveau: 'epci',
    })
    expect(reconnaitreCode(entites({ codgeo: '2A004' }), {})).toEqual({ code: 'codgeo', niveau: 'commune' })
  })
  it('introuvable, fait lister celles du fichier', () => {
    expect(() => reconnaitreCode(entites({ nom: 'x', gid: '12' }), {})).toThrow(/Il y a : nom, gid/)
    expect(() => reconnaitreCode(entites({ nom: 'x' }), { code: 'insee' })).toThrow(/n'est pas dans le fichier/)
  })
})
