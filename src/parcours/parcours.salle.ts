import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerParcoursFondateurs } from './charger-parcours-fondateurs.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as gerer } from './composer/gerer.routes.tsx'
import { donnees } from './compte/donnees-de-parcours.ts'
import { monCompte } from './compte/mes-parcours.tsx'
import { routes as dates } from './groupe/date.routes.tsx'
import { routes as groupe } from './groupe/groupe.routes.tsx'
import { routes as lire, liste } from './lire/lire.routes.tsx'
import { api } from './parcours.api.ts'
import { moisson } from './parcours.moisson.ts'
import { sorteParcours } from './parcours.sorte.ts'
import { routes as progression } from './progression/progression.routes.tsx'

const reindexer = tacheDeReindexation('parcours', sorteParcours.indexer)

export const salle: Salle = {
  nom: 'parcours',
  actes: [liste, gerer, composer, historiqueDe(sorteParcours), groupe, dates, progression, lire, api, { taches: [reindexer] }],
  fondateur: (db) => chargerParcoursFondateurs(db),
  monCompte,
  donnees,
  moisson,
}
