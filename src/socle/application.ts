import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { config } from './config.ts'
import type { Contexte, Environnement, Front } from './contexte.ts'
import type { Db } from './db.ts'
import { entetesDeSecurite } from './entetes.ts'
import { ErreurMetier, type StatutErreur } from './erreurs.ts'
import type { Limites } from './limites.ts'
import { identifiantDeRequete, noterRequete } from './mesure-requete.ts'
import type { PagesGardees } from './pages-gardees.ts'
import { repondreGardee } from './pages-gardees.ts'
import { repondreErreur } from './repondre-erreur.ts'
import type { Route, Salle } from './routes.ts'
import { rendreOuSecourir } from './secours.ts'
import { aUneSession, auMoins, type MembreConnecte } from './session.ts'

/** Ce dont l'application a besoin ; chaque processus, et chaque test, donne le sien. */
export type Besoins = {
  db: Db
  lecture: () => Db
  limites: Limites
  gardees: PagesGardees
  lireSession: (c: Contexte) => Promise<MembreConnecte | null>
  lireFront: (db: Db, hote: string | undefined) => Promise<Front | null>
  rendreErreur: (c: Contexte, statut: StatutErreur | 500, phrase: string) => Response | Promise<Response>
}

const https = config.adresse.startsWith('https://')
const introuvable = "Cette page n'existe pas, ou n'existe plus."
const surveillance = new Set(['/sante', '/metriques'])
const tailleParDefaut = 256 * 1024
const tailleEnMemoire = 32 * 1024 ** 2

/** Monte les salles : chaque route reçoit ses en-têtes, sa limite, sa vérification d'origine, son droit, sa garde. */
export function creerApplication(salles: Salle[], besoins: Besoins): Hono<Environnement> {
  const app = new Hono<Environnement>()
  app.use(async (c, next) => {
    const debut = performance.now()
    c.set('requeteId', identifiantDeRequete())
    c.set('db', besoins.db)
    c.set('membre', null)
    c.set('salle', 'socle')
    refuserCheminAbime(c)
    c.set('front', null)
    // La surveillance répond vite, que la base réponde ou non.
    if (!surveillance.has(c.req.path)) c.set('front', await besoins.lireFront(besoins.db, c.req.header('host')))
    await next()
    c.header('x-request-id', c.var.requeteId)
    noterRequete({
      id: c.var.requeteId,
      methode: c.req.method,
      chemin: c.req.path,
      salle: c.var.salle,
      statut: c.res.status,
      ms: performance.now() - debut,
    })
  })
  app.use(compress({ threshold: 1024 }))
  for (const { routes } of salles) for (const route of routes) monter(app, route, besoins)
  app.onError((erreur, c) => repondreErreur(erreur, c, besoins))
  app.notFound((c) => repondreErreur(new ErreurMetier(404, introuvable), c, besoins))
  return app
}

// PostgreSQL refuse le caractère zéro dans un texte : aucune adresse n'en contient.
function refuserCheminAbime(c: Contexte): void {
  if (/%00|\0/.test(c.req.path)) throw new ErreurMetier(404, introuvable)
}

function monter(app: Hono<Environnement>, route: Route, besoins: Besoins): void {
  const max = route.options.tailleMax ?? tailleParDefaut
  // Sans taille annoncée, un envoi est lu en entier avant d'être compté : trop pour une vidéo.
  const annonce: MiddlewareHandler = async (c, suite) => {
    if (max > tailleEnMemoire && c.req.header('transfer-encoding') !== undefined)
      throw new ErreurMetier(400, 'Cet envoi ne dit pas sa taille. Envoyez-le depuis la page du site.')
    return suite()
  }
  const corps = bodyLimit({
    maxSize: max,
    onError: () => {
      throw new ErreurMetier(
        413,
        `Cet envoi est trop gros : ${max < 1024 ** 2 ? `${Math.floor(max / 1024)} Kio` : `${Math.floor(max / 1024 ** 2)} Mio`} au plus.`,
      )
    },
  })
  if (route.methode === 'GET') app.get(route.chemin, (c) => servir(c, route, besoins))
  else app.post(route.chemin, annonce, corps, (c) => traiter(c, route, besoins))
}

// GET : les pages publiques d'une visiteuse sans session viennent de la mémoire, ou y vont.
async function servir(c: Contexte, route: Route, besoins: Besoins): Promise<Response> {
  c.set('salle', route.salle)
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
  const rendue = await rendreOuSecourir(() => route.repondre(c), gardees, cle)
  if (rendue.deSecours) return rendue.reponse
  const reponse = terminer(c, route, rendue.reponse, cachePublic)
  if (!estGardable(reponse)) {
    // nginx ne la garde pas non plus.
    reponse.headers.set('x-accel-expires', '0')
    return reponse
  }
  return repondreGardee(await gardees.garder(cle, generation, reponse), requete)
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

// POST : d'où vient la demande, combien de fois, de qui ; puis l'acte.
async function traiter(c: Contexte, route: Route, besoins: Besoins): Promise<Response> {
  c.set('salle', route.salle)
  if (!route.options.sansOrigine) verifierOrigine(c)
  if (route.options.limite) await besoins.limites(c, route.options.limite)
  c.set('membre', aUneSession(c.req.header('cookie')) ? await besoins.lireSession(c) : null)
  exiger(c, route)
  const reponse = await route.repondre(c)
  // Sans attendre l'annonce de la base : qui vient d'écrire relit ce qu'il a écrit.
  if (!route.options.sansEffet) besoins.gardees.suivi.avancer()
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

function exiger(c: Contexte, { droit }: Route): void {
  if (droit === 'public' || auMoins(c.var.membre, droit)) return
  if (c.var.membre === null) throw new ErreurMetier(401, 'Connectez-vous pour continuer.')
  throw new ErreurMetier(403, "Cette page est réservée à l'animation du réseau.")
}

/**
 * Refuse un envoi venu d'un autre site. Les navigateurs joignent à tout envoi de formulaire l'origine de la page
 * (Origin) ou sa parenté (Sec-Fetch-Site) ; sans l'une ni l'autre, on refuse aussi.
 */
function verifierOrigine(c: Contexte): void {
  const parente = c.req.header('sec-fetch-site')
  const origine = c.req.header('origin')
  const ici = [new URL(c.req.url).host, new URL(config.adresse).host, c.req.header('host')]
  const memeOrigine =
    parente === 'same-origin' ||
    (parente === undefined && origine !== undefined && URL.canParse(origine) && ici.includes(new URL(origine).host))
  if (!memeOrigine) throw new ErreurMetier(403, "Cet envoi ne vient pas d'une page de ce site. Revenez à la page et recommencez.")
}
