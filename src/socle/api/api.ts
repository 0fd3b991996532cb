import { routesDe } from '../routes.ts'
import type { Actes, Operation } from '../salle.ts'

/** Les demandes d'une salle à l'API : lisibles de partout, mêmes données et mêmes filtres que ses pages. */
export function apiDe(operations: readonly Operation[]): Actes {
  const routes = routesDe('api')
  for (const { chemin, repondre } of operations)
    routes.get(chemin.replaceAll(/\{(\w+)\}/g, ':$1'), 'public', repondre, { cors: true, limite: 'recherche' })
  return { routes: routes.routes, operations }
}
