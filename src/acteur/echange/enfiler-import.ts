import type { Db } from '../../socle/db.ts'
import { journal } from '../../socle/journal.ts'
import { executerImport, tache } from './executer-import.ts'

type Enfiler = (nom: string, donnees: object) => Promise<void>

let file: Enfiler | undefined

/** Le serveur donne ici sa file de travaux de fond. Sans elle (tests, base de travail), l'import part dans ce processus. */
export function brancherLaFile(enfiler: Enfiler | undefined): void {
  file = enfiler
}

/** Demande l'exécution d'un import. S'il ne partait pas (arrêt brutal juste ici), la reprise périodique le trouverait. */
export async function enfilerImport(db: Db, id: number): Promise<void> {
  if (file) return file(tache.nom, { id })
  void executerImport(db, id).catch((erreur: Error) => journal.error({ erreur: erreur.message, import: id }, 'import interrompu'))
}
