import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { feature } from 'topojson-client'
import { z } from 'zod'
import { type Anneau, enGeometrie, type Geometrie, polygones } from '#instruments/carte/geometrie.ts'

const chemin = createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')

export const sourceDuLittoral = 'littoral Natural Earth, par world-atlas (domaine public)'

const pays = z.object({
  properties: z.object({ name: z.string() }),
  geometry: z.discriminatedUnion('type', [
    z.object({ type: z.literal('Polygon'), coordinates: z.array(z.array(z.array(z.number()))) }),
    z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(z.array(z.array(z.number())))) }),
  ]),
})

// Natural Earth range ces collectivités à part de la France, sous ces noms.
const collectivites: Record<string, string> = {
  'St. Pierre and Miquelon': '975',
  'St-Barthélemy': '977',
  'St-Martin': '978',
  'Fr. S. Antarctic Lands': '984',
  'Wallis and Futuna Is.': '986',
  'Fr. Polynesia': '987',
  'New Caledonia': '988',
  'Clipperton I.': '989',
}

export type Littoral = {
  /** Les terres de France, hexagone et cinq départements d'outre-mer : un polygone par île. */
  terres: Anneau[][]
  /** Les autres collectivités d'outre-mer, par code. */
  collectivites: Map<string, Geometrie>
}

export function lireLittoral(): Littoral {
  const lus = lirePays()
  const france = lus.find((p) => p.properties.name === 'France')
  return {
    terres: france ? polygones(france.geometry) : [],
    collectivites: new Map(
      lus.flatMap((p): [string, Geometrie][] => {
        const code = collectivites[p.properties.name]
        return code ? [[code, enGeometrie(polygones(p.geometry).map((anneaux) => anneaux.map(arrondir)))]] : []
      }),
    ),
  }
}

function lirePays() {
  const topologie = JSON.parse(readFileSync(chemin, 'utf8'))
  const collection: unknown = feature(topologie, topologie.objects.countries)
  return z
    .object({ features: z.array(z.unknown()) })
    .parse(collection)
    .features.flatMap((brut) => {
      const lu = pays.safeParse(brut)
      return lu.success ? [lu.data] : []
    })
}

const arrondir = (anneau: Anneau): Anneau => anneau.map((position) => position.map((v) => Math.round(v * 1e4) / 1e4))
