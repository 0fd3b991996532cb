import type { Salle } from '#socle/salle.ts'
import { chargerVitrinesFondatrices } from './charger-vitrines-fondatrices.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { moisson } from './vitrine.moisson.ts'
import { routes as vitrines } from './vitrine.routes.tsx'

export const salle: Salle = { nom: 'vitrine', actes: [composer, vitrines], fondateur: (db) => chargerVitrinesFondatrices(db), moisson }
