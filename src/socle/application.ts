import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { admettre, exiger, nommer } from './admettre.ts'
import { toutesLesRoutes } from './apports.ts'
import { cheminInconnu, cheminNote } from './chemin-note.ts'
import { config } from './config.ts'
import { recevoirCorps } from './corps.ts'
import type { Db } from './db.ts'
import { entetesDeSecurite } from './entetes.ts'
import { ErreurMetier, type StatutErreur } from './erreurs.ts'
import { estHoteConnu, hoteDe, refuserHote } from './hotes.ts'
import type { Limites } from './limites.ts'
import type { Patience } from './lire-envoi.ts'
import { identifiantDeRequete, noterRequete } from './mesure-requete.ts'
import { type PagesGardees, repondreGardee } from './pages-gardees.ts'
import { suivreProvisoire } from './provisoire.ts'
import { repondreErreur } from './repondre-erreur.ts'
import type { Contexte, Environnement, Front, Route, Salle } from './salle.ts'
import { rendreOuSecourir } from './secours.ts'
import { aUneSession, type MembreConnecte } from './session.ts'

/** Ce dont l'application a besoin ; chaque processus, et chaque test, donne le sien. */
export type Besoins = {
  db: Db
  lecture: () => Db
  limites: Limites
  /** Ce qu'on attend d'un envoi lent ; sans précision, celle du service. */
  patience?: Patience | undefined
  gardees: PagesGardees
  lireSession: (c: Contexte) => Promise<MembreConnecte | null>
  lireFront: (db: Db, hote: string | undefined) => Promise<Front | null>
  rendreErreur: (c: Contexte, statut: StatutErreur | 500, phrase: string) => Response | Promise<Response>
}

const https = config.adresse.startsWith('https://')
const introuvable = "Cette page n'existe pas, ou n'existe plus."
const surveillance = new Set(['/sante', '/metriques'])

/** Monte les salles : chaque route reçoit ses en-têtes, sa vérification d'origine, sa limite, son droit, la borne de son corps, sa garde. */
export function creerApplication(salles: readonly Salle[], besoins: Besoins): Hono<Environnement> {
  const app = new Hono<Environnement>()
  const routes = toutesLesRoutes(salles)
  const premiersMots = new Set(routes.map(({ chemin }) => chemin.split('/')[1] ?? ''))
  app.use(async (c, next) => {
    const debut = performance.now()
    c.set('requeteId', identifiantDeRequete())
    c.set('db', besoins.db)
    c.set('membre', null)
    c.set('salles', salles)
    c.set('salle', 'socle')
    // La surveillance répond vite, que la base réponde ou non, et par quelque nom que la machine soit jointe.
    const surveille = surveillance.has(c.req.path)
    c.set('front', surveille ? null : await besoins.lireFront(besoins.db, c.req.header('host')))
    if (surveille || c.var.front || estHoteConnu(hoteDe(c))) await next()
    else c.res = refuserHote(c.req.path)
    c.header('x-request-id', c.var.requeteId)
    noterRequete({
      id: c.var.requeteId,
      methode: c.req.method,
      chemin: cheminDe(c, premiersMots),
      salle: c.var.salle,
      statut: c.res.status,
      ms: performance.now() - debut,
    })
  })
  app.use(async (c, next) => {
    refuserCheminAbime(c)
    await next()
  })
  app.use(compress({ threshold: 1024 }))
  for (const route of routes) monter(app, route, besoins)
  app.onError((erreur, c) => repondreErreur(erreur, c, besoins))
  app.notFound((c) => {
    const reponse = repondreSansRoute(app, routes, c)
    return reponse instanceof ErreurMetier ? repondreErreur(reponse, c, besoins) : reponse
  })
  return app
}

// Une demande refusée est notée sans ses valeurs.
function cheminDe(c: Contexte, premiersMots: ReadonlySet<string>): string {
  const { motif, valeurs } = c.var
  if (motif === undefined) return cheminInconnu(c.req.path, premiersMots)
  return cheminNote(motif, c.res.status < 400 ? valeurs : {})
}

// PostgreSQL refuse le caractère zéro dans un texte : aucune adresse n'en contient.
function refuserCheminAbime(c: Contexte): void {
  if (/%00|\0/.test(c.req.path)) throw new ErreurMetier(404, introuvable)
}

function monter(app: Hono<Environnement>, route: Route, besoins: Besoins): void {
  if (route.methode === 'GET') app.get(route.chemin, (c) => servir(c, route, besoins))
  else
    app.post(route.chemin, admettre(route, besoins), recevoirCorps({ ...route.options, patience: besoins.patience }), (c) =>
      traiter(c, route, besoins),
    )
}

// GET : les pages publiques d'une visiteuse sans session viennent de la mémoire, ou y vont.
async function servir(c: Contexte, route: Route, besoins: Besoins): Promise<Response> {
  nommer(c, route)
  const { gardees } = besoins
  const anonyme = !aUneSession(c.req.header('cookie'))
  if (!anonyme || route.droit !== 'public' || route.options.cache === false) {
    if (route.options.limite) await besoins.limites(c, route.options.limite)
    c.set('membre', anonyme ? null : await besoins.lireSession(c))
    exiger(c, route)
    return terminer(c, route, await route.repondre(c), 'private, no-store')
  }
  const cle = `${c.var.front ? `${c.var.front.slug}@` : ''}${cleDePage(c.req.url)}`
  const requete = { accept: c.req.header('accept-encoding'), siAucun: c.req.header('if-none-match') }
  const connue = gardees.lire(cle)
  if (connue) return repondreGardee(connue, requete)
  if (route.options.limite) await besoins.limites(c, route.options.limite)
  const generation = gardees.suivi.generation
  c.set('db', besoins.lecture())
  const { valeur: rendue, provisoire } = await suivreProvisoire(() => rendreOuSecourir(() => route.repondre(c), gardees, cle))
  if (rendue.deSecours) return rendue.reponse
  const reponse = terminer(c, route, rendue.reponse, cachePublic)
  if (provisoire || !estGardable(reponse)) {
    // nginx ne la garde pas non plus.
    reponse.headers.set('x-accel-expires', '0')
    return reponse
  }
  return repondreGardee(await gardees.garder(cle, generation, reponse, cheminNote(route.chemin, c.req.param())), requete)
}

// Le mandataire peut la garder une seconde ; le navigateur redemande toujours (304 si rien n'a changé).
const cachePublic = 'public, max-age=0, s-maxage=1, must-revalidate'

// La clé d'une page gardée : chemin et paramètres ; le nom d'hôte n'y compte que s'il est celui d'une vitrine.
function cleDePage(url: string): string {
  const debut = url.indexOf('/', url.indexOf('//') + 2)
  return url.startsWith('/') ? url : url.slice(debut)
}

// Une réponse en flux (export) n'a pas de longueur connue : elle n'est pas prise en mémoire.
function estGardable(reponse: Response): boolean {
  return (
    reponse.status === 200 &&
    !reponse.headers.has('content-disposition') &&
    !reponse.headers.has('x-flux') &&
    !reponse.headers.has('set-cookie')
  )
}

// POST : déjà admis, et son corps borné.
async function traiter(c: Contexte, route: Route, besoins: Besoins): Promise<Response> {
  const reponse = await route.repondre(c)
  // Sans attendre l'annonce de la base : qui vient d'écrire relit ce qu'il a écrit. Refusé, un envoi n'a rien écrit.
  if (!route.options.sansEffet && reponse.status < 400) besoins.gardees.suivi.avancer()
  return terminer(c, route, reponse, 'private, no-store')
}

function terminer(_c: Contexte, route: Route, reponse: Response, cache: string): Response {
  const regle = route.options.reglePropre ? reponse.headers.get('content-security-policy') : null
  const securite = entetesDeSecurite({ integrable: route.options.integrable === true, https })
  for (const [nom, valeur] of Object.entries(securite)) reponse.headers.set(nom, valeur)
  if (regle) reponse.headers.set('content-security-policy', regle)
  if (route.options.cors) reponse.headers.set('access-control-allow-origin', '*')
  if (!reponse.headers.has('cache-control')) reponse.headers.set('cache-control', cache)
  reponse.headers.append('vary', 'accept-encoding, cookie')
  return reponse
}

/**
 * Ce que répond une adresse qu'aucune route ne sert ainsi : OPTIONS dit ce qu'elle admet (204) ; une autre méthode, 405 ;
 * une adresse inconnue, 404. `Allow` dit les méthodes admises.
 */
function repondreSansRoute(app: Hono<Environnement>, routes: readonly Route[], c: Contexte): Response | ErreurMetier {
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
