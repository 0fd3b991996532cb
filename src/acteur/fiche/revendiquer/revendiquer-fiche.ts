import { findByIdPourEcriture } from '#acteur/acteur.depot.ts'
import { peutRevendiquer } from '#acteur/acteur.droits.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { deposerSurLaFiche } from '../moderation-acteur.ts'
import { attendDeja } from './revendication.repository.ts'

/** Demande à tenir une fiche ; une seule demande en attente par personne et par fiche. */
export async function revendiquerFiche(db: Db, ficheId: number, membre: MembreConnecte, message: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Le verrou fait se suivre deux envois du même formulaire : le second voit la demande du premier.
    const fiche = trouve(await findByIdPourEcriture(trx, ficheId))
    if (!peutRevendiquer(membre, fiche)) throw new ErreurMetier(409, dejaTenue)
    if (await attendDeja(trx, { salle: 'acteur', objet_id: ficheId }, membre.id))
      throw new ErreurMetier(409, 'Votre demande pour cette fiche attend déjà une réponse.')
    await deposerSurLaFiche(trx, fiche, {
      genre: 'revendiquer',
      titre: `Tenir la fiche « ${fiche.nom} »`,
      resume: message,
      auteur: { id: membre.id, nom: membre.nom },
    })
  })
}

export const dejaTenue = "Quelqu'un tient déjà cette fiche. Le bouton « Écrire » de la fiche lui transmet votre message."
