import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerParcoursFondateurs } from './charger-parcours-fondateurs.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as gerer } from './composer/gerer.routes.tsx'
import { routes as dates } from './groupe/date.routes.tsx'
import { routes as groupe } from './groupe/groupe.routes.tsx'
import { routes as lire, liste } from './lire/lire.routes.tsx'
import { donnees, monCompte } from './mes-parcours.tsx'
import { accueil, trouver } from './ParcoursTrouves.tsx'
import { api } from './parcours.api.ts'
import { listPublies } from './parcours.depot.ts'
import { sorteParcours } from './parcours.sorte.ts'
import { urlParcours } from './parcours.ts'
import { routes as progression } from './progression/progression.routes.tsx'

const moisson: Moisson = {
  pages: ['/parcours'],
  fiches: { table: 'parcours', etats: ['publie'], adresse: urlParcours },
  rubriques: [
    {
      rang: 8,
      titre: 'Parcours',
      lignes: async (db) => (await listPublies(db)).slice(0, 50).map((p) => ({ titre: p.titre, chemin: urlParcours(p), quoi: p.resume })),
    },
  ],
}

const reindexer = tacheDeReindexation('parcours', sorteParcours.indexer)

export const salle: Salle = {
  nom: 'parcours',
  rubriques: [{ rang: 6, href: '/parcours', libelle: 'Parcours' }],
  actes: [liste, gerer, composer, historiqueDe(sorteParcours), groupe, dates, progression, lire, api, { taches: [reindexer] }],
  fondateur: (db) => chargerParcoursFondateurs(db),
  monCompte,
  donnees,
  moisson,
  accueil: [accueil],
  trouver,
}
