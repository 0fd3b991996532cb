import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type Anneau, aire } from '#instruments/carte/geometrie.ts'
import { assembleur } from '#territoire/fusionner-geometries.ts'
import { decouperCellules } from './decouper-cellules.ts'

// Un pays en L et son île : le rivage est rentrant, une cellule peut le traverser deux fois.
const terres: Anneau[][] = [
  [
    [
      [0, 45],
      [4, 45],
      [4, 46],
      [1, 46],
      [1, 49],
      [0, 49],
      [0, 45],
    ],
  ],
  [
    [
      [3, 48],
      [4, 48],
      [4, 49],
      [3, 49],
      [3, 48],
    ],
  ],
]
const surfaceDesTerres = 8
const coordonnee = (min: number, max: number) => fc.integer({ min: min * 1000, max: max * 1000 }).map((v) => v / 1000)
const sites = fc.uniqueArray(fc.record({ longitude: coordonnee(0, 4), latitude: coordonnee(45, 49) }), {
  minLength: 1,
  maxLength: 25,
  selector: (s) => `${s.longitude} ${s.latitude}`,
})
const surface = (parties: Anneau[][]) =>
  parties.reduce(
    (total, [exterieur = [], ...trous]) => total + Math.abs(aire(exterieur)) - trous.reduce((s, t) => s + Math.abs(aire(t)), 0),
    0,
  )

it('les cellules se partagent toute la terre, sans la mer et sans se recouvrir', () => {
  fc.assert(
    fc.property(sites, (lieux) => {
      const cellules = decouperCellules(lieux, terres)
      expect(cellules.reduce((total, c) => total + surface(c.parties), 0)).toBeCloseTo(surfaceDesTerres, 1)
    }),
    { numRuns: 60 },
  )
})

it('réunies, elles redonnent le pays', () => {
  const lieux = [0.5, 1.5, 2.5, 3.5].flatMap((longitude) => [45.5, 46.5, 48.5].map((latitude) => ({ longitude, latitude })))
  const pieces = decouperCellules(lieux, terres).map((c) => ({ geometrie: { type: 'MultiPolygon' as const, coordinates: c.parties } }))
  const pays = assembleur(pieces).assembler(pieces)
  expect(pays?.type).toBe('MultiPolygon')
  expect(pays?.coordinates).toHaveLength(2)
})
