import { type Salle, salle } from '#socle/routes.ts'
import './compte/donnees-de-parcours.ts'
import './compte/mes-parcours.tsx'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as gerer } from './composer/gerer.routes.tsx'
import { routes as dates } from './groupe/date.routes.tsx'
import { routes as groupe } from './groupe/groupe.routes.tsx'
import { routes as lire, liste } from './lire/lire.routes.tsx'
import { routes as progression } from './progression/progression.routes.tsx'

const parcours = salle('parcours')

/** Les parcours : les suivre, les composer, en groupe. Les adresses à un mot fixe d'abord : « /parcours/groupes » n'est pas un parcours. */
export const routes: Salle = {
  ...parcours,
  routes: [liste, gerer, composer, groupe, dates, progression, lire].flatMap((partie) => partie.routes),
}
