import { attendDeja } from '#acteur/fiche/revendiquer/revendication.repository.ts'
import { findByIdPourEcriture } from '#ressource/ressource.depot.ts'
import { peutRevendiquer } from '#ressource/ressource.droits.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { demanderATenir } from '../moderation-ressource.ts'

/** Demande à tenir une ressource ; une seule demande en attente par personne et par ressource. */
export async function revendiquerRessource(db: Db, id: number, membre: MembreConnecte, message: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Le verrou fait se suivre deux envois du même formulaire : le second voit la demande du premier.
    const ressource = trouve(await findByIdPourEcriture(trx, id))
    if (!peutRevendiquer(membre, ressource)) throw new ErreurMetier(409, pasATenir)
    if (await attendDeja(trx, { salle: 'ressource', objet_id: id }, membre.id))
      throw new ErreurMetier(409, 'Votre demande pour cette ressource attend déjà une réponse.')
    await demanderATenir(trx, ressource, { id: membre.id, nom: membre.nom }, message)
  })
}

export const pasATenir = "Quelqu'un tient déjà cette ressource, ou elle n'est pas publiée."
