import { ajouterSourceDeRappel } from '#acteur/fiche/fraicheur/sources-de-rappel.ts'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Tache } from '#socle/taches.ts'
import { indexerRessources, verrouiller } from './document-ressource.ts'
import { tache as importerRessources } from './echange/executer-import.ts'
import { ressourcesARappeler } from './fraicheur/rappel.repository.ts'

// Les rappels des ressources partent avec ceux des fiches : une personne ne reçoit qu'un courriel.
ajouterSourceDeRappel(ressourcesARappeler)

/** Les travaux de fond de la salle. */
export const taches: Tache[] = [
  importerRessources,
  tacheDeReindexation('ressource', async (trx, ids) => {
    await verrouiller(trx, ids)
    await indexerRessources(trx, ids)
  }),
]
