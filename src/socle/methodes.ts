import type { Hono } from 'hono'
import { ErreurMetier } from './erreurs.ts'
import type { Contexte, Environnement, Route } from './salle.ts'

const introuvable = "Cette page n'existe pas, ou n'existe plus."

/**
 * Ce que répond une adresse qu'aucune route ne sert ainsi : OPTIONS dit ce qu'elle admet (204) ; une autre méthode, 405 ;
 * une adresse inconnue, 404. `Allow` dit les méthodes admises.
 */
export function repondreSansRoute(app: Hono<Environnement>, routes: readonly Route[], c: Contexte): Response | ErreurMetier {
  const servies = (['GET', 'POST'] as const).flatMap((methode) => {
    const motif = app.router.match(methode, c.req.path)[0].find(([[, { path }]]) => path !== '/*')?.[0][1].path
    const route = routes.find(({ chemin, methode: m }) => m === methode && chemin === motif)
    return route ? [route] : []
  })
  if (servies.length === 0) return new ErreurMetier(404, introuvable)
  const lisible = servies.some(({ methode }) => methode === 'GET')
  const admises = [
    ...(lisible ? ['GET', 'HEAD'] : []),
    ...servies.flatMap(({ methode }) => (methode === 'POST' ? ['POST'] : [])),
    'OPTIONS',
  ]
  c.header('allow', admises.join(', '))
  if (c.req.method !== 'OPTIONS')
    return new ErreurMetier(405, 'Cette adresse existe, mais ne se demande pas ainsi. Revenez à la page et recommencez.')
  if (servies.some(({ options }) => options.cors)) {
    c.header('access-control-allow-origin', '*')
    c.header('access-control-allow-methods', 'GET, HEAD')
    c.header('access-control-allow-headers', '*')
  }
  return c.body(null, 204)
}
