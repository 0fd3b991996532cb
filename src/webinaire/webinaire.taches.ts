import type { Tache } from '../socle/taches.ts'

/** Les travaux de fond de la salle. */
export const taches: Tache[] = []
