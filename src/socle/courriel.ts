import nodemailer from 'nodemailer'
import { z } from 'zod'
import { config } from './config.ts'
import type { Db } from './db.ts'
import { journal } from './journal.ts'

/** Une pièce jointe : du texte. `type` : par exemple « text/calendar; charset=utf-8 ». */
export type Piece = z.infer<typeof pieceSchema>
export type Courriel = {
  a: string
  sujet: string
  texte: string
  repondreA?: string
  entetes?: Record<string, string>
  pieces?: Piece[]
}

const pieceSchema = z.object({ nom: z.string(), type: z.string(), contenu: z.string() })

/** Écrit un courriel dans la transaction en cours : il part après elle, ou jamais si elle est annulée. */
export async function ecrireCourriel(db: Db, { a, sujet, texte, repondreA, entetes = {}, pieces = [] }: Courriel): Promise<void> {
  const adresses = { destinataire: a, repondre_a: repondreA ?? null }
  const ligne = { ...adresses, sujet: sujet.replace(/[\r\n]+/g, ' '), texte, entetes, pieces: JSON.stringify(pieces) }
  await db.insertInto('courriel').values(ligne).execute()
}

/** Envoie par SMTP les courriels qui attendent, 50 au plus ; rend le nombre de partis. Sans SMTP, ne fait rien. */
export async function envoyerCourriels(db: Db, smtpUrl = config.smtpUrl): Promise<number> {
  if (!smtpUrl) return 0
  const transport = nodemailer.createTransport(smtpUrl)
  let partis = 0
  // SKIP LOCKED : deux processus n'envoient jamais le même courriel.
  await db.transaction().execute(async (trx) => {
    const lot = await trx
      .selectFrom('courriel')
      .selectAll()
      .where('envoye_le', 'is', null)
      .where('essais', '<', 8)
      .orderBy('id')
      .limit(50)
      .forUpdate()
      .skipLocked()
      .execute()
    for (const c of lot) {
      const message = {
        from: config.expediteur,
        to: c.destinataire,
        subject: c.sujet,
        text: c.texte,
        headers: enTetes(c.entetes),
        ...(c.repondre_a ? { replyTo: c.repondre_a } : {}),
        attachments: lirePieces(c.pieces).map(({ nom, type, contenu }) => ({ filename: nom, contentType: type, content: contenu })),
      }
      const erreur = await transport.sendMail(message).then(
        () => null,
        (e: Error) => e.message,
      )
      const suite = erreur === null ? { envoye_le: new Date(), derniere_erreur: null } : { derniere_erreur: erreur }
      await trx
        .updateTable('courriel')
        .set({ ...suite, essais: c.essais + 1 })
        .where('id', '=', c.id)
        .execute()
      if (erreur === null) partis++
      else journal.warn({ courriel: c.id, erreur }, 'courriel non parti, il sera retenté')
    }
  })
  transport.close()
  return partis
}

/** Efface les courriels de plus de 30 jours. */
export async function purgerCourriels(db: Db, maintenant = new Date()): Promise<void> {
  const limite = new Date(maintenant.getTime() - 30 * 86_400_000)
  await db.deleteFrom('courriel').where('cree_le', '<', limite).execute()
}

/** Les pièces jointes telles que la base les garde. */
export function lirePieces(valeur: unknown): Piece[] {
  return z.array(pieceSchema).catch([]).parse(valeur)
}

function enTetes(valeur: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(valeur ?? {}).map(([nom, v]) => [nom, String(v)]))
}
