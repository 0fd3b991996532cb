import { readFileSync } from 'node:fs'
import path from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { z } from 'zod'
import { geometrieSchema } from './contour.repository.ts'

const dossier = 'contenu/territoires'
export const fichierDesTerritoires = path.join(dossier, 'territoires.json.br')
export const fichierDesContours = path.join(dossier, 'contours.json.br')

const code = z.string().nullable()
const territoire = z.object({
  niveau: z.enum(['region', 'departement', 'epci', 'commune']),
  code: z.string(),
  nom: z.string(),
  slug: z.string(),
  article: z.string(),
  nature: z.string().nullable(),
  population: z.number().nullable(),
  codes_postaux: z.array(z.string()),
  longitude: z.number().nullable(),
  latitude: z.number().nullable(),
  point_approche: z.boolean(),
  commune_chef_lieu: code,
  epci: code,
  departement: code,
  region: code,
})
const entete = z.object({
  source: z.string(),
  anciennes: z.record(z.string(), z.string()),
  arrondissements: z.record(z.string(), z.string()),
})
const lot = z.array(territoire)
const contours = z.object({
  source: z.string(),
  contours: z.array(z.object({ niveau: territoire.shape.niveau, code: z.string(), geometrie: geometrieSchema })),
})

/** Un territoire prêt à écrire ; ses rattachements sont des codes, que la base remplace par ses identifiants. */
export type TerritoireAEcrire = z.infer<typeof territoire>

/**
 * Ce que `scripts/preparer-territoires.ts` dit des territoires : leur source ; `anciennes`, de la commune déléguée ou associée à la
 * commune actuelle ; `arrondissements`, de celui de Paris, Lyon ou Marseille à sa commune.
 */
export type EnTeteDesTerritoires = z.infer<typeof entete>

/** Les contours indicatifs des EPCI, départements et régions, calculés par le même script. */
export type ContoursPrepares = z.infer<typeof contours>

export function lireEnTeteDesTerritoires(): EnTeteDesTerritoires {
  const [premiere = ''] = lignes(fichierDesTerritoires)
  return entete.parse(JSON.parse(premiere))
}

/** Les territoires par lots d'un même niveau, contenants d'abord : jamais les 36 000 ensemble en mémoire. */
export function* lireLotsDeTerritoires(): Generator<TerritoireAEcrire[]> {
  let rang = 0
  for (const ligne of lignes(fichierDesTerritoires)) if (rang++ > 0) yield lot.parse(JSON.parse(ligne))
}

export function lireContoursPrepares(): ContoursPrepares {
  const [ligne = ''] = lignes(fichierDesContours)
  return contours.parse(JSON.parse(ligne))
}

function* lignes(fichier: string): Generator<string> {
  const octets = brotliDecompressSync(readFileSync(fichier))
  for (let debut = 0, fin = 0; debut < octets.length; debut = fin + 1) {
    fin = octets.indexOf('\n', debut)
    yield octets.toString('utf8', debut, fin)
  }
}
