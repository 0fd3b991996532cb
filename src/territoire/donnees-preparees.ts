import { createHash } from 'node:crypto'
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
const territoires = z.object({
  source: z.string(),
  territoires: z.array(territoire),
  anciennes: z.record(z.string(), z.string()),
  arrondissements: z.record(z.string(), z.string()),
})
const contours = z.object({
  source: z.string(),
  contours: z.array(z.object({ niveau: territoire.shape.niveau, code: z.string(), geometrie: geometrieSchema })),
})

/** Un territoire prêt à écrire ; ses rattachements sont des codes, que la base remplace par ses identifiants. */
export type TerritoireAEcrire = z.infer<typeof territoire>

/**
 * Ce que `scripts/preparer-territoires.ts` a composé du découpage officiel. `anciennes` : de la commune déléguée ou associée à la
 * commune actuelle ; `arrondissements` : de celui de Paris, Lyon ou Marseille à sa commune.
 */
export type TerritoiresPrepares = z.infer<typeof territoires>

/** Les contours indicatifs des EPCI, départements et régions, calculés par le même script. */
export type ContoursPrepares = z.infer<typeof contours>

export const lireTerritoiresPrepares = (): TerritoiresPrepares => territoires.parse(lire(fichierDesTerritoires))

export const lireContoursPrepares = (): ContoursPrepares => contours.parse(lire(fichierDesContours))

/** L'empreinte d'un de ces fichiers : elle change avec lui, et les bases le rechargent. */
export const empreinteDuFichier = (fichier: string): string => createHash('sha256').update(readFileSync(fichier)).digest('hex')

const lire = (fichier: string): unknown => JSON.parse(brotliDecompressSync(readFileSync(fichier)).toString())
