import { z } from 'zod'
import { type Cadence, prendreSonTour } from './courriel/cadence.ts'
import { insertCourriel } from './courriel/file.repository.ts'
import type { Db } from './db.ts'

/** Une pièce jointe : du texte. `type` : par exemple « text/calendar; charset=utf-8 ». */
export type Piece = z.infer<typeof pieceSchema>
export type Courriel = {
  a: string
  sujet: string
  texte: string
  repondreA?: string
  entetes?: Record<string, string>
  pieces?: Piece[]
  /** Le geste de quelqu'un fait écrire ce message : combien de fois, au plus, à cette adresse. */
  cadence?: Cadence
  /** Passé ce moment, le message n'aurait plus de sens : il ne part plus. */
  valableJusqua?: Date
  /** Le membre dont le geste fait écrire à quelqu'un d'autre : le message s'efface avec son compte. */
  auteurId?: string | undefined
}

const pieceSchema = z.object({ nom: z.string(), type: z.string(), contenu: z.string() })

/**
 * Écrit un courriel dans la transaction en cours : il part après elle, ou jamais si elle est annulée. Avec une cadence, il
 * peut attendre son tour, ou remplacer celui qui attendait. Rend faux si rien de nouveau n'est écrit (déjà dit, ou trop souvent).
 */
export async function ecrireCourriel(db: Db, courriel: Courriel, maintenant = new Date()): Promise<boolean> {
  const { cadence } = courriel
  if (!cadence) {
    await insertCourriel(db, ligneDe(courriel, maintenant))
    return true
  }
  // La trace reste verrouillée jusqu'à la fin : deux gestes au même instant n'écrivent pas deux fois.
  if (!db.isTransaction) return db.transaction().execute((trx) => ecrireCourriel(trx, courriel, maintenant))
  const tour = await prendreSonTour(db, { ...courriel, cadence }, maintenant)
  if (!tour) return false
  await insertCourriel(db, { ...ligneDe(courriel, maintenant), pas_avant: tour.depart, empreinte: tour.empreinte })
  return true
}

function ligneDe({ a, sujet, texte, repondreA, entetes = {}, pieces = [], valableJusqua, auteurId }: Courriel, maintenant: Date) {
  return {
    destinataire: a,
    repondre_a: repondreA ?? null,
    sujet: sujet.replace(/[\r\n]+/g, ' '),
    texte,
    entetes,
    pieces: JSON.stringify(pieces),
    cree_le: maintenant,
    pas_avant: maintenant,
    valable_jusqua: valableJusqua ?? null,
    auteur_id: auteurId ?? null,
  }
}

/** Les pièces jointes telles que la base les garde. */
export function lirePieces(valeur: unknown): Piece[] {
  return z.array(pieceSchema).catch([]).parse(valeur)
}
