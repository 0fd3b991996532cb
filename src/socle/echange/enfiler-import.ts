import type { Db } from '../db.ts'
import { enfiler } from '../enfiler.ts'
import type { Tache } from '../taches.ts'

/** Demande l'exécution d'un import. S'il ne partait pas (arrêt brutal juste ici), la reprise périodique le trouverait. */
export async function enfilerImport(db: Db, tache: Tache, id: number): Promise<void> {
  await enfiler(db, tache, { id })
}
