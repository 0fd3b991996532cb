import type { Db } from '../socle/db.ts'
import { enfiler } from '../socle/enfiler.ts'
import type { Tache } from '../socle/taches.ts'

const suites: Tache[] = []

/** Une salle inscrit une fois le travail qui suit le renommage d'un terme ; il reçoit l'identifiant du terme, `id`. */
export function suivreLesRenommages(tache: Tache): void {
  suites.push(tache)
}

/** Demande à chaque salle de récrire ce qu'elle garde du nom de ce terme. */
export async function annoncerRenommage(db: Db, id: number): Promise<void> {
  for (const tache of suites) await enfiler(db, tache, { id })
}
