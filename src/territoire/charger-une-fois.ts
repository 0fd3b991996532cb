import { createHash } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import { findChargement, upsertChargement, verrouillerChargement } from './chargement.repository.ts'

/** Charge un contenu, dans une transaction, une fois par version de ce contenu ; deux processus qui démarrent ensemble se suivent. */
export async function chargerUneFois(db: Db, cle: string, contenu: string | Buffer, charger: (trx: Db) => Promise<void>): Promise<void> {
  const empreinte = createHash('sha256').update(contenu).digest('hex')
  if ((await findChargement(db, cle)) === empreinte) return
  await db.transaction().execute(async (trx) => {
    await verrouillerChargement(trx, cle)
    if ((await findChargement(trx, cle)) === empreinte) return
    await charger(trx)
    await upsertChargement(trx, cle, empreinte)
  })
}

/** Lit un fichier du contenu fondateur ; une faute dit lequel. */
export async function nommerLeFichier<T>(nom: string, lire: () => Promise<T>): Promise<T> {
  try {
    return await lire()
  } catch (erreur) {
    throw new Error(`${nom} : ${erreur instanceof Error ? erreur.message : erreur}`, { cause: erreur })
  }
}
