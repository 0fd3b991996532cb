import type { Db } from '../db.ts'
import { journal } from '../journal.ts'
import type { Tache } from '../taches.ts'

type Enfiler = (nom: string, donnees: object) => Promise<void>

let file: Enfiler | undefined

/** Le serveur donne ici sa file de travaux de fond. Sans elle (tests, base de travail), l'import part dans ce processus. */
export function brancherLaFile(enfiler: Enfiler | undefined): void {
  file = enfiler
}

/** Demande l'exécution d'un import. S'il ne partait pas (arrêt brutal juste ici), la reprise périodique le trouverait. */
export async function enfilerImport(db: Db, tache: Tache, id: number): Promise<void> {
  if (file) return file(tache.nom, { id })
  void tache.faire(db, { id }).catch((erreur: Error) => journal.error({ erreur: erreur.message, import: id }, 'import interrompu'))
}
