import type { Droit, OptionsDeRoute, Repondre, Route } from './salle.ts'

export type { Contexte } from './salle.ts'

export type Routes = {
  routes: Route[]
  get: (chemin: string, droit: Droit, repondre: Repondre, options?: OptionsDeRoute) => Routes
  post: (chemin: string, droit: Droit, repondre: Repondre, options?: OptionsDeRoute) => Routes
}

/** Des URL d'une salle, chacune avec son droit : `routesDe('acteur').get('/acteurs', 'public', annuaire)`. */
export function routesDe(salle: string): Routes {
  const routes: Route[] = []
  const ajouter =
    (methode: Route['methode']) =>
    (chemin: string, droit: Droit, repondre: Repondre, options: OptionsDeRoute = {}) => {
      routes.push({ salle, methode, chemin, droit, repondre, options })
      return resultat
    }
  const resultat: Routes = { routes, get: ajouter('GET'), post: ajouter('POST') }
  return resultat
}
