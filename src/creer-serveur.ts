import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { estHoteConnu } from './socle/hotes.ts'
import { identifiantDeRequete, noterRequete } from './socle/mesure-requete.ts'
import { pagesServies } from './socle/metriques.ts'
import { ecrireGardee, type PageGardee, type PagesGardees } from './socle/pages-gardees.ts'
import type { Environnement } from './socle/salle.ts'
import { aUneSession } from './socle/session.ts'
import { type Bornes, viderLeReste } from './socle/vider-le-reste.ts'
import { estUnFront } from './vitrine/front.ts'

type Servi = { app: Hono<Environnement>; fichiers: Map<string, PageGardee>; gardees: PagesGardees; reste?: Bornes }

/** Le serveur HTTP de l'application : la mémoire d'abord, et le reste d'un envoi refusé reçu et jeté après la réponse. */
export function creerServeur({ app, fichiers, gardees, reste }: Servi): Server {
  // Le ménage de @hono/node-server coupe la connexion après une demi-seconde : viderLeReste en tient lieu.
  const ecouteur = getRequestListener(app.fetch, { autoCleanupIncoming: false })
  const servir = (req: IncomingMessage, res: ServerResponse) => {
    viderLeReste(req, res, reste)
    if (!servirDeMemoire(req, res, fichiers, gardees)) void ecouteur(req, res)
  }
  const serveur = createServer(servir)
  // « Expect: 100-continue » : dit seulement quand on lit le corps (lire-envoi.ts).
  serveur.on('checkContinue', servir)
  // Une demi-heure pour un envoi entier : une vidéo de 500 Mio par une connexion ordinaire. Une minute pour ses en-têtes.
  serveur.requestTimeout = 30 * 60_000
  serveur.headersTimeout = 60_000
  serveur.keepAliveTimeout = 65_000
  return serveur
}

// Le chemin court : un fichier construit, ou une page publique déjà rendue pour cette révision, part sans passer
// par l'application. Rend faux si rien n'est en mémoire pour cette demande.
function servirDeMemoire(req: IncomingMessage, res: ServerResponse, fichiers: Map<string, PageGardee>, gardees: PagesGardees): boolean {
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
  noterRequete({ id, methode: method, chemin: page.chemin, salle: 'memoire', statut, ms: performance.now() - debut })
  return true
}
