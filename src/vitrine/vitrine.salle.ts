import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import type { Salle } from '#socle/salle.ts'
import { chargerVitrinesFondatrices } from './charger-vitrines-fondatrices.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { moisson } from './vitrine.moisson.ts'
import { routes as vitrines } from './vitrine.routes.tsx'
import { sorteVitrine } from './vitrine.sorte.ts'

export const salle: Salle = {
  nom: 'vitrine',
  actes: [composer, historiqueDe(sorteVitrine), vitrines],
  fondateur: (db) => chargerVitrinesFondatrices(db),
  moisson,
}
