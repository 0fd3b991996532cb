import { repond } from './db.ts'
import { repondreMetriques } from './metriques.ts'
import { routesDe } from './routes.ts'

/** /sante pour le mandataire et la supervision ; /metriques pour Prometheus. */
export const routes = routesDe('socle')
  .get(
    '/sante',
    'public',
    async (c) => {
      const base = await repond(c.var.db)
      return c.json({ etat: base ? 'bien' : 'base injoignable' }, base ? 200 : 503)
    },
    { cache: false },
  )
  .get('/metriques', 'public', repondreMetriques, { cache: false })
