import { type Concerne, modereTout, peutModerer } from '#membre/membre.droits.ts'
import { findMembre, listPerimetres } from '#membre/membre.repository.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'

/** Ce que la personne qui a envoyé un fichier peut y écrire ; undefined : tout. ErreurMetier 403 si elle n'anime plus. */
export async function droitsDeQuiImporte(db: Db, auteurId: string | null): Promise<((portee: Concerne) => boolean) | undefined> {
  const membre = auteurId === null ? undefined : await findMembre(db, auteurId)
  if (!membre || membre.role === 'membre')
    throw new ErreurMetier(403, "La personne qui a envoyé ce fichier n'anime plus le réseau : l'import est arrêté.")
  const moderateur = { role: membre.role, perimetres: await listPerimetres(db, membre.id) }
  return modereTout(moderateur) ? undefined : (portee) => peutModerer(moderateur, portee)
}
