import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { z } from 'zod'
import { ErreurMetier } from './erreurs.ts'
import { enJson } from './texte.ts'

/**
 * Le format d'une sauvegarde : une archive .tar.gz ordinaire. D'abord entete.json, puis les tables au format texte de
 * COPY, en morceaux (donnees/<table>/000001…), enfin manifeste.json : une archive sans manifeste est incomplète.
 */
export const formatArchive = 'catalyse-sauvegarde-1'

export const schemaEnTete = z.object({
  format: z.literal(formatArchive),
  /** La dernière migration appliquée à la base sauvegardée. */
  migration: z.string(),
  faiteLe: z.iso.datetime(),
  /** Dans l'ordre où elles se rechargent : une table après celles qu'elle cite. */
  tables: z.array(z.object({ nom: z.string(), colonnes: z.array(z.string()) })),
})

export const schemaManifeste = z.object({
  tables: z.record(z.string(), z.object({ lignes: z.number(), octets: z.number(), sha256: z.string() })),
  /** La dernière valeur donnée par chaque suite d'identifiants ; vide si elle n'a pas servi. */
  suites: z.record(z.string(), z.number().nullable()),
})

export type EnTete = z.infer<typeof schemaEnTete>
export type Manifeste = z.infer<typeof schemaManifeste>
export type TableSauvee = EnTete['tables'][number]
export type Entree = { nom: string; contenu: AsyncIterable<Buffer> }

/** Les entrées de l'archive, l'une après l'autre, sans jamais la tenir entière en mémoire. */
export async function* lireArchive(fichier: string): AsyncGenerator<Entree> {
  const extraction = extract()
  let panne: unknown
  // Une panne de lecture détruit l'extraction : c'est d'elle que l'erreur remonte.
  const lecture = pipeline(createReadStream(fichier), createGunzip(), extraction).catch((erreur: Error) => {
    panne = erreur
    extraction.destroy(erreur)
  })
  // L'extraction, parfois détruite avant d'avoir appris pourquoi, dit seulement qu'elle l'est : la cause est la panne de lecture.
  const cause = async (erreur: unknown): Promise<unknown> => {
    if (!(erreur instanceof Error && erreur.message === 'Stream was destroyed')) return enPhrase(erreur)
    await lecture
    const dite = enPhrase(panne)
    return dite instanceof ErreurMetier ? dite : sauvegardeAbimee('elle est coupée avant la fin')
  }
  try {
    for await (const entree of extraction) yield { nom: entree.header.name, contenu: octetsDe(entree, cause) }
  } catch (erreur) {
    throw await cause(erreur)
  } finally {
    extraction.destroy()
    await lecture
  }
}

// Une coupure au milieu d'une entrée se voit ici, chez qui la lit.
async function* octetsDe(entree: AsyncIterable<unknown>, cause: (erreur: unknown) => Promise<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const morceau of entree) if (Buffer.isBuffer(morceau)) yield morceau
  } catch (erreur) {
    throw await cause(erreur)
  }
}

/** Le texte d'une entrée JSON, vérifié. */
export async function lireJson<T>(schema: z.ZodType<T>, { contenu }: Entree): Promise<T> {
  const morceaux: Buffer[] = []
  for await (const morceau of contenu) morceaux.push(morceau)
  const lu = schema.safeParse(enJson(Buffer.concat(morceaux).toString()))
  if (!lu.success) throw pasUneSauvegarde()
  return lu.data
}

export const pasUneSauvegarde = () => new ErreurMetier(422, "Ce fichier n'est pas une sauvegarde de Catalyse.")
export const sauvegardeAbimee = (quoi: string) => new ErreurMetier(422, `Cette sauvegarde est abîmée ou incomplète (${quoi}).`)

const codes = z.object({ code: z.string() }).catch({ code: '' })

function enPhrase(erreur: unknown): unknown {
  const { code } = codes.parse(erreur)
  if (erreur instanceof ErreurMetier) return erreur
  if (code === 'ENOENT') return new ErreurMetier(404, "Ce fichier n'existe pas.")
  if (code === 'EACCES' || code === 'EISDIR') return new ErreurMetier(403, 'Ce fichier ne peut pas être lu.')
  if (code === 'Z_BUF_ERROR') return sauvegardeAbimee('elle est coupée avant la fin')
  if (code === 'Z_DATA_ERROR' && erreur instanceof Error && /incorrect header/.test(erreur.message)) return pasUneSauvegarde()
  if (code.startsWith('Z_')) return sauvegardeAbimee('son contenu compressé est faux')
  if (erreur instanceof Error && /tar|Unexpected end of data/i.test(erreur.message)) return sauvegardeAbimee("l'archive ne se lit pas")
  return erreur
}
