import { z } from 'zod'
import { un } from '../formulaire.ts'

const fichier = z.instanceof(File)

/** Ce que le formulaire d'import envoie : un fichier, ou un tableau collé, et s'il faut d'abord essayer. */
const envoi = z.object({
  fichier: z.preprocess((v) => (v instanceof File && v.size > 0 ? v : undefined), fichier.optional()),
  texte: z.string().catch(''),
  mode: z.enum(['essayer', 'importer']).catch('essayer'),
})

export type Envoi = { nomFichier: string; contenu: Uint8Array; simuler: boolean }
type Lecture = { ok: true; envoi: Envoi } | { ok: false; erreur: string; texte: string; mode: string }

/** Lit le formulaire d'import déjà décodé ; `moMax` : la taille du fichier, en Mio. Le fichier l'emporte sur le texte collé. */
export async function lireEnvoi(corps: Record<string, unknown>, { moMax }: { moMax: number }): Promise<Lecture> {
  const lu = envoi.parse(corps)
  const simuler = lu.mode === 'essayer'
  if (lu.fichier) {
    if (lu.fichier.size > moMax * 1024 ** 2)
      return { ok: false, erreur: `Ce fichier dépasse ${moMax} Mo : coupez-le en plusieurs.`, texte: lu.texte, mode: lu.mode }
    const nomFichier = lu.fichier.name.replace(/\p{Cc}/gu, '').slice(0, 120) || 'fichier.csv'
    return { ok: true, envoi: { nomFichier, contenu: new Uint8Array(await lu.fichier.arrayBuffer()), simuler } }
  }
  if (lu.texte.trim() === '') return { ok: false, erreur: 'Choisissez un fichier, ou collez un tableau.', texte: '', mode: lu.mode }
  return { ok: true, envoi: { nomFichier: 'tableau collé', contenu: new TextEncoder().encode(lu.texte), simuler } }
}

/** /…/imports/:id?lignes=&apres= */
export const filtresDuRapport = z.object({
  lignes: un(z.enum(['signalees', 'toutes']), 'signalees'),
  apres: un(z.coerce.number().int().min(0).max(10_000_000), 0),
})

/** /…/imports?avant= */
export const filtresDesImports = z.object({ avant: un(z.coerce.number().int().positive().optional(), undefined) })

/** L'identifiant d'un import, dans son adresse. */
export const numero = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
