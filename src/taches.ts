import { tache as importerActeurs } from './acteur/echange/executer-import.ts'
import { tacheRappelerFraicheur } from './acteur/fiche/fraicheur/rappeler-fraicheur.ts'
import { purgerMembre } from './membre/purger-membre.ts'
import { purgerCourriels } from './socle/courriel.ts'
import type { Tache } from './socle/taches.ts'

/** Les travaux de fond de toutes les salles. */
export const taches: Tache[] = [
  { nom: 'purger-courriels', rythme: '17 3 * * *', faire: (db) => purgerCourriels(db) },
  { nom: 'purger-membre', rythme: '27 3 * * *', faire: (db) => purgerMembre(db) },
  tacheRappelerFraicheur,
  importerActeurs,
]
