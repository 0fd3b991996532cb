import type { Tache } from '#socle/taches.ts'
import { purgerFichiers } from './purger-fichiers.ts'

/** Les travaux de fond de la salle. */
export const taches: Tache[] = [{ nom: 'purger-fichiers', rythme: '37 3 * * *', faire: async (db) => void (await purgerFichiers(db)) }]
