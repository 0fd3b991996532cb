import { config } from '../config.ts'
import type { Db } from '../db.ts'
import { deleteAvant } from './file.repository.ts'
import { deleteTracesAnciennes } from './trace.repository.ts'

const joursGardes = 30

/** Efface les courriels 30 jours après leur départ (ou l'abandon ; sans SMTP, après qu'ils ont été écrits), et les traces d'avant-hier. */
export async function purgerCourriels(db: Db, maintenant = new Date(), envoiRegle = config.smtpUrl !== undefined): Promise<void> {
  await deleteAvant(db, new Date(maintenant.getTime() - joursGardes * 86_400_000), { envoiRegle })
  await deleteTracesAnciennes(db, maintenant)
}
