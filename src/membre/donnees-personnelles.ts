import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { Salle } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import {
  anonymiserCourriels,
  anonymiserDemandes,
  anonymiserHistorique,
  deleteLiens,
  deleteMembre,
  listCourrielsRecus,
  listDemandesDe,
  listModificationsDe,
  listSessionsDe,
} from './donnees-personnelles.repository.ts'
import { findMembre, listPerimetresNommes, resteAdministrateurSans } from './membre.repository.ts'

type Salles = readonly Pick<Salle, 'nom' | 'donnees'>[]

/** Tout ce que la plateforme garde sur la personne, salle par salle, prêt à être écrit en JSON. */
export async function exporterMesDonnees(db: Db, membre: MembreConnecte, salles: Salles): Promise<Record<string, unknown>> {
  const donnees: Record<string, unknown> = {
    plateforme: 'Catalyse',
    exporte_le: new Date(),
    compte: await findMembre(db, membre.id),
    perimetres: (await listPerimetresNommes(db, [membre.id])).map(({ genre, nom }) => ({ genre, nom })),
    sessions: await listSessionsDe(db, membre.id),
    demandes: await listDemandesDe(db, membre),
    modifications: await listModificationsDe(db, membre.id),
    courriels_recus: await listCourrielsRecus(db, membre.courriel),
  }
  for (const salle of salles) if (salle.donnees) donnees[salle.nom] = await salle.donnees.exporter(db, membre)
  return donnees
}

/**
 * Efface la personne : son compte, ses sessions, les courriels qu'elle a reçus. Ce qui doit rester (fiches,
 * historique, décisions) reste sans auteur. La dernière administration ne peut pas partir sans successeur.
 */
export async function effacerMesDonnees(db: Db, membre: MembreConnecte, salles: Salles): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Le rôle relu dans la base, non celui de la session : il a pu changer depuis.
    const compte = await findMembre(trx, membre.id)
    if (compte?.role === 'administrateur' && !(await resteAdministrateurSans(trx, membre.id))) {
      throw new ErreurMetier(
        409,
        "Vous êtes la seule personne à administrer ce site. Nommez d'abord quelqu'un d'autre dans la page « Membres ».",
      )
    }
    for (const { donnees } of salles) await donnees?.effacer?.(trx, membre)
    await anonymiserDemandes(trx, membre)
    await anonymiserHistorique(trx, membre)
    await anonymiserCourriels(trx, membre.courriel)
    await deleteLiens(trx, membre.courriel)
    await deleteMembre(trx, membre.id)
  })
}
