import { findDemande, updateDecision } from '#membre/demande.repository.ts'
import { prevenirAuteur } from '#membre/moderation.courriels.ts'
import type { Db } from '#socle/db.ts'
import type { Demande } from '#socle/demande.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { listAutresRevendications } from './revendication.repository.ts'

/** Quand une personne tient la fiche ou la ressource, les autres qui l'attendaient sont prévenues par cette phrase. */
export async function refuserAutresRevendications(trx: Db, acceptee: Demande, moderateur: MembreConnecte, phrase: string): Promise<void> {
  for (const id of await listAutresRevendications(trx, acceptee)) {
    const demande = await findDemande(trx, id)
    if (!demande) continue
    await updateDecision(trx, id, { etat: 'refusee', message: phrase, decideePar: moderateur.id })
    await prevenirAuteur(trx, demande, { decision: 'refuser', phrase, adresse: '' })
  }
}
