import type { Db } from './db.ts'
import { journal } from './journal.ts'
import type { Tache } from './taches.ts'

type Enfiler = (nom: string, donnees: object) => Promise<void>

let file: Enfiler | undefined
const enCours = new Set<Promise<void>>()

/** Le serveur donne ici sa file de travaux de fond. Sans elle (tests, base de travail), le travail part dans ce processus. */
export function brancherLaFile(enfiler: Enfiler | undefined): void {
  file = enfiler
}

/** Demande un travail de fond, après la transaction qui le rend nécessaire. */
export async function enfiler(db: Db, tache: Tache, donnees: object): Promise<void> {
  if (file) return file(tache.nom, donnees)
  const travail = tache
    .faire(db, donnees)
    .catch((erreur: Error) => journal.error({ erreur: erreur.message, travail: tache.nom }, 'travail interrompu'))
    .finally(() => enCours.delete(travail))
  enCours.add(travail)
}

/** Quand le travail parti dans ce processus est fini : un test attend ici avant de vider la base. */
export async function attendreLeTravail(): Promise<void> {
  while (enCours.size > 0) await Promise.all(enCours)
}
