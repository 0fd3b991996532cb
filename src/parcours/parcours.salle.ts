import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerParcoursFondateurs } from './charger-parcours-fondateurs.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as gerer } from './composer/gerer.routes.tsx'
import { donnees } from './compte/donnees-de-parcours.ts'
import { monCompte } from './compte/mes-parcours.tsx'
import { indexerParcours } from './document-parcours.ts'
import { routes as dates } from './groupe/date.routes.tsx'
import { routes as groupe } from './groupe/groupe.routes.tsx'
import { routes as lire, liste } from './lire/lire.routes.tsx'
import { api } from './parcours.api.ts'
import { moisson } from './parcours.moisson.ts'
import { findByIdPourEcriture } from './parcours.repository.ts'
import { routes as progression } from './progression/progression.routes.tsx'

const reindexer = tacheDeReindexation('parcours', async (trx, ids) => {
  for (const id of ids) {
    const parcours = await findByIdPourEcriture(trx, id)
    if (parcours) await indexerParcours(trx, parcours)
  }
})

export const salle: Salle = {
  nom: 'parcours',
  actes: [liste, gerer, composer, groupe, dates, progression, lire, api, { taches: [reindexer] }],
  fondateur: (db) => chargerParcoursFondateurs(db),
  monCompte,
  donnees,
  moisson,
}
