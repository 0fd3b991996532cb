import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Seance } from '../seance.ts'
import { demanderConfirmation, ecrireAInscrit, messages } from './inscription.courriels.ts'
import type { Personne } from './inscription.repository.ts'
import * as InscriptionRepository from './inscription.repository.ts'
import { accueilleDesInscriptions, type Inscription } from './inscription.ts'

/**
 * Inscrit une adresse, sans compte : un lien lui demande de confirmer. Rien dans ce qui suit ne dit si elle était déjà
 * inscrite ; elle seule le lit, dans son courrier.
 */
export async function demanderInscription(db: Db, seance: Seance, demande: Omit<Personne, 'membreId'>): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    const { inscription, nouvelle } = await inscrire(trx, seance.id, { ...demande, membreId: null })
    // Déjà confirmée : ses réponses d'avant restent, n'importe qui peut écrire cette adresse dans le formulaire.
    if (inscription.etat === 'confirmee') return ecrireAInscrit(trx, seance, inscription, messages.inscrit(seance))
    if ((await demanderConfirmation(trx, seance, inscription)) && !nouvelle)
      await InscriptionRepository.updateDemande(trx, inscription.id, demande)
  })
}

/** Le second geste : l'adresse a répondu. Refaite, la confirmation ne récrit pas. */
export async function confirmerInscription(db: Db, seance: Seance, inscription: Inscription): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    await confirmer(trx, seance, inscription)
  })
}

/** Un membre a déjà prouvé son adresse : un geste suffit. */
export async function inscrireMembre(db: Db, seance: Seance, membre: MembreConnecte): Promise<void> {
  exigerOuverte(seance)
  await db.transaction().execute(async (trx) => {
    const courriel = membre.courriel.toLowerCase()
    const { inscription } = await inscrire(trx, seance.id, { courriel, nom: membre.nom, structure: '', membreId: membre.id })
    await confirmer(trx, seance, inscription, membre.id)
  })
}

// Une adresse déjà là est verrouillée, pas récrite.
async function inscrire(trx: Db, seanceId: number, personne: Personne): Promise<{ inscription: Inscription; nouvelle: boolean }> {
  const nouvelle = await InscriptionRepository.insertInscription(trx, seanceId, personne)
  const inscription = nouvelle ?? (await InscriptionRepository.findParAdresse(trx, seanceId, personne.courriel))
  return { inscription: trouve(inscription), nouvelle: nouvelle !== undefined }
}

async function confirmer(trx: Db, seance: Seance, inscription: Inscription, membreId?: string): Promise<void> {
  if (await InscriptionRepository.updateConfirmee(trx, inscription.id, membreId))
    await ecrireAInscrit(trx, seance, inscription, messages.inscrit(seance))
}

function exigerOuverte(seance: Seance): void {
  if (seance.etat === 'annulee') throw new ErreurMetier(409, 'Cette séance est annulée : on ne peut plus s’y inscrire.')
  if (!accueilleDesInscriptions(seance)) throw new ErreurMetier(409, 'Les inscriptions à cette séance sont closes.')
}
