import { IncomingMessage } from 'node:http'
import { ErreurMetier } from './erreurs.ts'
import type { Contexte } from './salle.ts'

/** Ce qu'on attend d'un envoi : durées en millisecondes. */
export type Patience = {
  /** Sans recevoir un octet. */
  silence: number
  /** Pour tout l'envoi, quelle que soit sa taille… */
  sursis: number
  /** … et en plus, selon ce débit. */
  octetsParSeconde: number
}

/**
 * Une minute sans rien recevoir (comme `client_body_timeout` de nginx) ; et, pour un corps lu en mémoire, une minute plus le
 * temps de sa taille à 2 Kio/s : 256 Kio ont trois minutes, quand une ligne de 20 kbit/s en demande moins de deux.
 */
export const patienceOrdinaire: Patience = { silence: 60_000, sursis: 60_000, octetsParSeconde: 2048 }

const interrompu = () => new ErreurMetier(400, "L'envoi s'est interrompu. Revenez à la page et recommencez.")
const tropLent = () => new ErreurMetier(408, "L'envoi est arrivé trop lentement, et s'est arrêté. Revenez à la page et recommencez.")

/**
 * Le corps d'un envoi, morceau par morceau, lu seulement quand on le demande. `taille` : celle qui borne sa durée entière ;
 * sans elle (un flux), seul le silence est borné.
 */
export function lireEnvoi(c: Contexte, patience: Patience, taille?: number): AsyncGenerator<Uint8Array> {
  const { incoming, outgoing } = c.env ?? {}
  if (!(incoming instanceof IncomingMessage)) return lireDemande(c.req.raw)
  // « Expect: 100-continue » : le client attend de savoir si l'on veut son corps.
  const inviter = incoming.headers.expect === undefined ? undefined : () => outgoing?.writeContinue()
  const duree = taille === undefined ? Number.POSITIVE_INFINITY : patience.sursis + (taille / patience.octetsParSeconde) * 1000
  return lirePrise(incoming, patience.silence, duree, inviter)
}

async function* lirePrise(entrant: IncomingMessage, silence: number, duree: number, inviter = () => {}): AsyncGenerator<Uint8Array> {
  const terme = performance.now() + duree
  inviter()
  for (;;) {
    const reste = terme - performance.now()
    if (reste <= 0) throw tropLent()
    const morceau = await suivant(entrant, Math.min(silence, reste))
    if (!morceau) return
    yield morceau
  }
}

// Une demande faite en mémoire (les tests) : son corps est déjà là.
async function* lireDemande({ body }: Request): AsyncGenerator<Uint8Array> {
  const lecteur = body?.getReader()
  for (let lu = await lecteur?.read(); lu && !lu.done; lu = await lecteur?.read()) yield lu.value
}

// Lu sur la prise elle-même, et non par un flux du Web : celui-ci ne se rend qu'en coupant la connexion, et la personne
// refusée ne lirait pas notre réponse.
function suivant(entrant: IncomingMessage, attente: number): Promise<Uint8Array | undefined> {
  if (entrant.readableEnded) return Promise.resolve(undefined)
  if (entrant.destroyed) return Promise.reject(interrompu())
  return new Promise((suite, echec) => {
    const cesser = () => {
      clearTimeout(minuterie)
      entrant.off('data', recevoir).off('end', finir).off('error', couper).off('close', couper).pause()
    }
    const recevoir = (morceau: Uint8Array) => {
      cesser()
      suite(morceau)
    }
    const finir = () => {
      cesser()
      suite(undefined)
    }
    const couper = () => {
      cesser()
      echec(interrompu())
    }
    const minuterie = setTimeout(() => {
      cesser()
      echec(tropLent())
    }, attente)
    entrant.on('data', recevoir).on('end', finir).on('error', couper).on('close', couper).resume()
  })
}
