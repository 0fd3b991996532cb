import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Seance } from '../seance.ts'
import { demanderConfirmation, direInscrit } from './inscription.courriels.ts'
import * as InscriptionRepository from './inscription.repository.ts'
import { accueilleDesInscriptions, type Inscription } from './inscription.ts'

export type DemandeDInscription = { courriel: string; nom: string; structure: string }

/**
 * Inscrit une adresse, sans compte : un lien lui demande de confirmer. Rien dans ce qui suit ne dit si elle était déjà
 * inscrite ; elle seule le lit, dans son courrier.
 */
export async function demanderInscription(db: Db, seance: Seance, demande: DemandeDInscription): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    const nouvelle = await InscriptionRepository.insertInscription(trx, seance.id, { ...demande, membreId: null })
    const inscription = nouvelle ?? (await InscriptionRepository.findParAdresse(trx, seance.id, demande.courriel))
    if (!inscription) return
    // Déjà confirmée : ses réponses d'avant restent, n'importe qui peut écrire cette adresse dans le formulaire.
    if (inscription.etat === 'confirmee') return direInscrit(trx, seance, inscription)
    if ((await demanderConfirmation(trx, seance, inscription)) && !nouvelle)
      await InscriptionRepository.updateDemande(trx, inscription.id, demande)
  })
}

/** Le second geste : l'adresse a répondu. Refaite, la confirmation ne récrit pas. */
export async function confirmerInscription(db: Db, seance: Seance, inscription: Inscription): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    if (await InscriptionRepository.updateConfirmee(trx, inscription.id)) await direInscrit(trx, seance, inscription)
  })
}

/** Un membre a déjà prouvé son adresse : un geste suffit. */
export async function inscrireMembre(db: Db, seance: Seance, membre: MembreConnecte): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    const courriel = membre.courriel.toLowerCase()
    const personne = { courriel, nom: membre.nom, structure: '', membreId: membre.id }
    const inscription =
      (await InscriptionRepository.insertInscription(trx, seance.id, personne)) ??
      (await InscriptionRepository.findParAdresse(trx, seance.id, courriel))
    if (!inscription) return
    if (await InscriptionRepository.updateConfirmee(trx, inscription.id, membre.id)) await direInscrit(trx, seance, inscription)
  })
}

function exigerOuverte(seance: Seance): void {
  if (seance.etat === 'annulee') throw new ErreurMetier(409, 'Cette séance est annulée : on ne peut plus s’y inscrire.')
  if (!accueilleDesInscriptions(seance)) throw new ErreurMetier(409, 'Les inscriptions à cette séance sont closes.')
}
