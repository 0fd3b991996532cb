import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Tache } from '#socle/taches.ts'
import { indexerParcours } from './document-parcours.ts'
import { findByIdPourEcriture } from './parcours.repository.ts'

/** Les travaux de fond de la salle. */
export const taches: Tache[] = [
  tacheDeReindexation('parcours', async (trx, ids) => {
    for (const id of ids) {
      const parcours = await findByIdPourEcriture(trx, id)
      if (parcours) await indexerParcours(trx, parcours)
    }
  }),
]
