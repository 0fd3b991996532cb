import type { IncomingMessage, ServerResponse } from 'node:http'
import { estHoteConnu } from './socle/hotes.ts'
import { identifiantDeRequete, noterRequete } from './socle/mesure-requete.ts'
import { pagesServies } from './socle/metriques.ts'
import { ecrireGardee, type PageGardee, type PagesGardees } from './socle/pages-gardees.ts'
import { aUneSession } from './socle/session.ts'
import { estUnFront } from './vitrine/front.ts'

/**
 * Le chemin court : un fichier construit, ou une page publique déjà rendue pour cette révision, part sans passer
 * par l'application. Rend faux si rien n'est en mémoire pour cette demande.
 */
export function servirDeMemoire(
  req: IncomingMessage,
  res: ServerResponse,
  fichiers: Map<string, PageGardee>,
  gardees: PagesGardees,
): boolean {
  const { method, url = '/' } = req
  if (method !== 'GET' && method !== 'HEAD') return false
  const debut = performance.now()
  const vitrine = estUnFront(req.headers.host)
  if (!vitrine && !estHoteConnu(req.headers.host)) return false
  const page = fichiers.get(url) ?? (vitrine || aUneSession(req.headers.cookie) ? undefined : gardees.lire(url))
  if (!page) return false
  const id = identifiantDeRequete()
  const statut = ecrireGardee(page, req, res, id)
  pagesServies.inc()
  noterRequete({
    id,
    methode: method,
    chemin: page.chemin,
    salle: 'memoire',
    statut,
    ms: performance.now() - debut,
  })
  return true
}
