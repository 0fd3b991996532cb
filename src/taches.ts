import { tache as importerActeurs } from './acteur/echange/executer-import.ts'
import { tacheRemettreMessages } from './acteur/fiche/contact/remettre-messages.ts'
import { tacheRappelerFraicheur } from './acteur/fiche/fraicheur/rappeler-fraicheur.ts'
import { tacheReindexerFiches } from './acteur/reindexer-fiches.ts'
import { taches as fichier } from './fichier/fichier.taches.ts'
import { purgerMembre } from './membre/purger-membre.ts'
import { recapitulerDemandes } from './membre/recapituler-demandes.ts'
import { taches as parcours } from './parcours/parcours.taches.ts'
import { taches as ressource } from './ressource/ressource.taches.ts'
import { purgerCourriels } from './socle/courriel/purger-courriels.ts'
import { purgerLimites } from './socle/limites.ts'
import { purgerRendus } from './socle/rendu/texte-rendu.repository.ts'
import type { Tache } from './socle/taches.ts'
import { taches as webinaire } from './webinaire/webinaire.taches.ts'

/** Les travaux de fond de toutes les salles. */
export const taches: Tache[] = [
  { nom: 'purger-courriels', rythme: '17 3 * * *', faire: (db) => purgerCourriels(db) },
  { nom: 'purger-limites', rythme: '22 3 * * *', faire: (db) => purgerLimites(db) },
  { nom: 'purger-membre', rythme: '27 3 * * *', faire: (db) => purgerMembre(db) },
  { nom: 'recapituler-demandes', rythme: '40 7 * * *', faire: async (db) => void (await recapitulerDemandes(db)) },
  { nom: 'purger-rendus', rythme: '37 3 * * *', faire: (db) => purgerRendus(db) },
  tacheRappelerFraicheur,
  tacheRemettreMessages,
  importerActeurs,
  tacheReindexerFiches,
  ...fichier,
  ...ressource,
  ...webinaire,
  ...parcours,
]
