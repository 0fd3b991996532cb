import { findDemande, updateDecision } from '../../../membre/demande.repository.ts'
import type { Demande } from '../../../membre/demande.ts'
import { prevenirAuteur } from '../../../membre/moderation.courriels.ts'
import type { Db } from '../../../socle/db.ts'
import type { MembreConnecte } from '../../../socle/session.ts'
import { listAutresRevendications } from './revendication.repository.ts'

const phrase =
  "Une autre personne de l'organisation tient désormais cette fiche. Rapprochez-vous d'elle : le bouton « Écrire » de la fiche lui transmet votre message."

/** Quand une personne tient la fiche, les autres qui l'attendaient sont prévenues. */
export async function refuserAutresRevendications(trx: Db, acceptee: Demande, moderateur: MembreConnecte): Promise<void> {
  for (const id of await listAutresRevendications(trx, acceptee)) {
    const demande = await findDemande(trx, id)
    if (!demande) continue
    await updateDecision(trx, id, { etat: 'refusee', message: phrase, decideePar: moderateur.id })
    await prevenirAuteur(trx, demande, { decision: 'refuser', phrase, adresse: '' })
  }
}
