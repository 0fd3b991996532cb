import type { MiddlewareHandler } from 'hono'
import { adresseReseau } from './adresse-reseau.ts'
import { ErreurMetier } from './erreurs.ts'
import { lireEnvoi, type Patience, patienceOrdinaire } from './lire-envoi.ts'
import { compterLaMemoire, exigerLaPlace, tenirEnMemoire } from './memoire-des-corps.ts'
import type { Contexte, Environnement } from './salle.ts'

/** Ce qu'un corps peut peser sans précision de la route ; et le plus qu'on lise d'un corps qui n'annonce pas sa taille. Octets. */
const tailleParDefaut = 256 * 1024

// Un formulaire sans fichier, là où l'on en dépose.
const texteMax = 1024 ** 2

type Attendu = {
  /** Octets du corps entier. */
  tailleMax?: number
  /** Vrai : la route le lit morceau par morceau ; ce qu'elle en garde est compté par `toutLire`. */
  auFilDeLEau?: boolean
  patience?: Patience | undefined
}

/** Reçoit le corps d'un envoi, que tout a déjà permis : taille, durée et mémoire bornées. Ce qui est gardé est rendu à la fin. */
export function recevoirCorps(attendu: Attendu): MiddlewareHandler<Environnement> {
  return (c, suite) =>
    compterLaMemoire(async () => {
      await lireCorps(c, attendu)
      await suite()
    }, adresseReseau(c))
}

/**
 * Lit le corps d'un envoi qu'une limite vient de refuser, pour rendre à la personne ce qu'elle avait écrit : du texte seulement, dont
 * la taille est annoncée, et sans attendre une ligne muette. Rend faux s'il n'est pas lu.
 */
export async function lireCorpsRefuse(c: Contexte): Promise<boolean> {
  const annoncee = Number(c.req.header('content-length') ?? Number.NaN)
  if (c.req.method !== 'POST' || !(annoncee > 0 && annoncee <= texteMax)) return false
  const patience = { ...patienceOrdinaire, silence: 5000 }
  return compterLaMemoire(() => lireCorps(c, { tailleMax: texteMax, patience }), adresseReseau(c)).then(
    () => true,
    () => false,
  )
}

// Les demandes dont le corps est déjà lu, ou borné.
const recues = new WeakSet<Request>()

/**
 * Remplace le corps de la demande par un corps borné : lu en mémoire, ou qui se lira au fil de l'eau. Refus : 408 (trop
 * lent), 411 (gros et sans taille annoncée), 413 (trop gros), 503 (trop d'envois à la fois).
 */
async function lireCorps(c: Contexte, attendu: Attendu): Promise<void> {
  const { patience = patienceOrdinaire } = attendu
  if (recues.has(c.req.raw)) return
  const auFilDeLEau = attendu.auFilDeLEau === true && /^multipart\//i.test(c.req.header('content-type') ?? '')
  const tailleMax = Math.min(attendu.tailleMax ?? tailleParDefaut, attendu.auFilDeLEau && !auFilDeLEau ? texteMax : Number.MAX_SAFE_INTEGER)
  const annoncee = Number(c.req.header('content-length') ?? 0)
  if (annoncee > tailleMax) throw tropGros(tailleMax)
  const { url, method, headers } = c.req.raw
  if (auFilDeLEau) {
    const body = enFlux(borner(c, tailleMax, lireEnvoi(c, patience)))
    // « duplex » est exigé par Node pour un corps en flux, et manque aux types du navigateur.
    const reglages = { method, headers, body, duplex: 'half' }
    c.req.raw = new Request(url, reglages)
  } else {
    exigerLaPlace(annoncee)
    const taille = annoncee || Math.min(tailleMax, tailleParDefaut)
    const body = await enMemoire(borner(c, tailleMax, lireEnvoi(c, patience, taille)))
    c.req.raw = new Request(url, { method, headers, body })
  }
  recues.add(c.req.raw)
}

// HTTP ne connaît que deux corps : annoncé par sa taille, que Node fait respecter, ou découpé sans taille.
async function* borner(c: Contexte, tailleMax: number, morceaux: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const sansTaille = c.req.header('transfer-encoding') !== undefined
  const max = sansTaille ? Math.min(tailleMax, tailleParDefaut) : tailleMax
  let lus = 0
  for await (const morceau of morceaux) {
    lus += morceau.length
    if (lus > max) throw max < tailleMax ? sansSaTaille() : tropGros(tailleMax)
    yield morceau
  }
}

async function enMemoire(morceaux: AsyncIterable<Uint8Array>): Promise<Buffer<ArrayBuffer>> {
  const recus: Uint8Array[] = []
  for await (const morceau of morceaux) {
    tenirEnMemoire(morceau.length)
    recus.push(morceau)
  }
  return Buffer.concat(recus)
}

// Sans avance : rien n'est lu de la prise que la route n'ait demandé.
function enFlux(morceaux: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  const tirer = async (sortie: ReadableStreamDefaultController<Uint8Array>) => {
    const { done, value } = await morceaux.next()
    if (done) sortie.close()
    else sortie.enqueue(value)
  }
  return new ReadableStream({ pull: tirer }, { highWaterMark: 0 })
}

const sansSaTaille = () => new ErreurMetier(411, 'Cet envoi ne dit pas sa taille. Envoyez-le depuis la page du site.')

const tropGros = (max: number) =>
  new ErreurMetier(
    413,
    `Cet envoi est trop gros : ${max < 1024 ** 2 ? `${Math.floor(max / 1024)} Kio` : `${Math.floor(max / 1024 ** 2)} Mio`} au plus.`,
  )
