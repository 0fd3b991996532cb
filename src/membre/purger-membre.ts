import type { Db } from '#socle/db.ts'
import { purgerDemandes } from './demande.repository.ts'
import { deletePerimes } from './membre.repository.ts'

/** Chaque nuit : oublie l'auteur des demandes décidées depuis 30 jours, les sessions et les liens périmés. */
export async function purgerMembre(db: Db, maintenant = new Date()): Promise<void> {
  await purgerDemandes(db, maintenant)
  await deletePerimes(db, maintenant)
}
