import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Tache } from '#socle/taches.ts'
import { indexerSeance } from './document-seance.ts'
import { deletePerimees } from './inscription/inscription.repository.ts'
import { rappelerInscrits } from './inscription/rappeler-inscrits.ts'
import { findByIdPourEcriture } from './seance.depot.ts'
import { annoncerLesPassages } from './seance.repository.ts'

// Plus large que le rythme : un passage annoncé deux fois ne coûte que des pages à refaire.
const deuxMinutes = 120_000

/** Les travaux de fond de la salle. */
export const taches: Tache[] = [
  { nom: 'webinaire-rappels', rythme: '*/5 * * * *', faire: async (db) => void (await rappelerInscrits(db)) },
  {
    nom: 'webinaire-passages',
    rythme: '* * * * *',
    faire: async (db) => void (await annoncerLesPassages(db, new Date(Date.now() - deuxMinutes), new Date())),
  },
  { nom: 'webinaire-purge', rythme: '37 3 * * *', faire: (db) => deletePerimees(db, new Date()) },
  tacheDeReindexation('webinaire', async (trx, ids) => {
    for (const id of ids) {
      const seance = await findByIdPourEcriture(trx, id)
      if (seance) await indexerSeance(trx, seance)
    }
  }),
]
