import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { parser } from 'stream-json'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { z } from 'zod'
import type { Geometrie } from '#instruments/carte/geometrie.ts'
import { ErreurMetier } from '#socle/erreurs.ts'

/** Une entité d'un fichier : ses propriétés en texte et sa surface. */
export type Entite = { proprietes: Record<string, string>; geometrie: Geometrie }

const anneau = z.array(z.array(z.number()).min(2)).min(4)
const surface = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: z.array(anneau).min(1) }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(anneau).min(1)).min(1) }),
])
const entite = z.object({
  geometry: surface,
  properties: z
    .record(z.string(), z.unknown())
    .nullish()
    .transform((p) => p ?? {}),
})

const tailleMax = 200 * 1024 * 1024

/**
 * Lit un fichier GeoJSON au fil de l'eau : seules les surfaces restent en mémoire. Un fichier illisible, qui n'est pas
 * une FeatureCollection de surfaces en degrés, ou de plus de 200 Mo, donne une ErreurMetier qui dit quoi faire.
 */
export async function lireGeojson(chemin: string): Promise<Entite[]> {
  const infos = await stat(chemin).catch(() => undefined)
  if (!infos?.isFile()) throw new ErreurMetier(404, `Le fichier « ${chemin} » est introuvable.`)
  if (infos.size > tailleMax) {
    throw new ErreurMetier(413, 'Ce fichier dépasse 200 Mo : prenez une version simplifiée des contours (100 m ou 1000 m suffisent).')
  }
  const lues: Entite[] = []
  let rang = 0
  await pipeline(
    createReadStream(chemin),
    parser.asStream(),
    pick.asStream({ filter: 'features' }),
    borner,
    streamArray.asStream(),
    async (suite: AsyncIterable<{ value: unknown }>) => {
      for await (const { value } of suite) lues.push(lireEntite(value, ++rang))
    },
  ).catch((erreur: unknown) => {
    if (erreur instanceof ErreurMetier) throw erreur
    throw new ErreurMetier(422, "Ce fichier n'est pas du JSON lisible : vérifiez qu'il est entier et qu'il s'agit bien d'un GeoJSON.")
  })
  if (lues.length === 0) {
    throw new ErreurMetier(
      422,
      "Ce fichier n'est pas une « FeatureCollection » GeoJSON : aucune entité n'y a été trouvée sous « features ».",
    )
  }
  return lues
}

function lireEntite(brut: unknown, rang: number): Entite {
  const lue = entite.safeParse(brut)
  if (!lue.success) {
    throw new ErreurMetier(
      422,
      `L'entité n° ${rang} n'est pas une surface : il faut des « Polygon » ou des « MultiPolygon », avec leurs propriétés.`,
    )
  }
  const { geometry, properties } = lue.data
  const positions = geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2)
  if (positions.some(([lon = 0, lat = 0]) => Math.abs(lon) > 180 || Math.abs(lat) > 90)) {
    throw new ErreurMetier(
      422,
      `L'entité n° ${rang} n'est pas en degrés : convertissez le fichier en longitude et latitude WGS 84 (EPSG:4326), par exemple avec QGIS ou « ogr2ogr -t_srs EPSG:4326 ».`,
    )
  }
  const proprietes = Object.fromEntries(
    Object.entries(properties).flatMap(([nom, v]) => (typeof v === 'string' || typeof v === 'number' ? [[nom, String(v).trim()]] : [])),
  )
  return { proprietes, geometrie: geometry }
}

type Jeton = { name: string; value?: unknown }

// Une MultiPolygon en a huit, ses propriétés comprises ; la commune la plus découpée de France, quelques dizaines de milliers de points.
const profondeurMax = 12
const entitesMax = 100_000
const jetonsParEntiteMax = 10_000_000

/** Arrête par une phrase un fichier trop profond, ou dont une entité est démesurée, avant de le garder en mémoire. */
async function* borner(jetons: AsyncIterable<Jeton>): AsyncGenerator<Jeton> {
  let profondeur = 0
  let entites = 0
  let taille = 0
  for await (const jeton of jetons) {
    if (jeton.name === 'startObject' || jeton.name === 'startArray') {
      if (++profondeur > profondeurMax)
        throw new ErreurMetier(422, `Ce fichier emboîte plus de ${profondeurMax} niveaux : ce n'est pas un GeoJSON de contours.`)
      if (profondeur === 2) {
        taille = 0
        if (++entites > entitesMax) throw new ErreurMetier(413, 'Ce fichier a plus de 100 000 entités : coupez-le par département.')
      }
    } else if (jeton.name === 'endObject' || jeton.name === 'endArray') profondeur--
    if (++taille > jetonsParEntiteMax)
      throw new ErreurMetier(422, `L'entité n° ${entites} est démesurée : prenez une version simplifiée des contours.`)
    yield jeton
  }
}
