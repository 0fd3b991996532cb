import { timingSafeEqual } from 'node:crypto'
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { config } from './config.ts'
import { ErreurMetier } from './erreurs.ts'
import type { Contexte } from './salle.ts'

const registre = new Registry()
collectDefaultMetrics({ register: registre })

export const duree = new Histogram({
  name: 'catalyse_requete_duree_secondes',
  help: 'Durée des réponses, par salle et statut',
  labelNames: ['salle', 'statut'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  registers: [registre],
})
export const pagesServies = new Counter({
  name: 'catalyse_pages_gardees_total',
  help: 'Réponses servies depuis la mémoire',
  registers: [registre],
})

/** Les métriques au format Prometheus : de la machine elle-même, ou avec le jeton METRIQUES_JETON. */
export async function repondreMetriques(c: Contexte): Promise<Response> {
  const jeton = c.req.header('authorization')?.replace(/^Bearer /, '')
  if (!(jeton && config.metriquesJeton ? egal(jeton, config.metriquesJeton) : estLocale(c))) {
    throw new ErreurMetier(403, 'Les métriques se lisent depuis le serveur, ou avec leur jeton.')
  }
  return c.body(await registre.metrics(), 200, { 'content-type': registre.contentType, 'cache-control': 'no-store' })
}

// Une demande transmise par un mandataire n'est pas locale, même si le mandataire l'est.
function estLocale(c: Contexte): boolean {
  const adresse = c.env?.incoming?.socket.remoteAddress ?? ''
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(adresse) && c.req.header('x-forwarded-for') === undefined
}

function egal(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)]
  return x.length === y.length && timingSafeEqual(x, y)
}
