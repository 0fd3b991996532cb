import type { IncomingMessage, ServerResponse } from 'node:http'
import { jeter } from './ramasser.ts'

/** Durées en millisecondes, taille en octets. */
export type Bornes = { duree: number; silence: number; octets: number; adieu: number }

// Celles de nginx (lingering_time, lingering_timeout) ; et pas plus que le plus gros envoi permis.
const ordinaires: Bornes = { duree: 30_000, silence: 5_000, octets: 512 * 1024 ** 2, adieu: 2_000 }

/**
 * Une réponse donnée avant la fin de l'envoi (refusé sans être lu) n'arrive au navigateur que s'il peut finir d'envoyer :
 * fermer aussitôt ferait couper la connexion par le système, et la page de refus serait perdue. Le reste est donc reçu et jeté,
 * sans rien garder, un temps borné ; puis la connexion est fermée dans l'ordre.
 */
export function viderLeReste(req: IncomingMessage, res: ServerResponse, bornes: Bornes = ordinaires): void {
  if (req.headers['content-length'] === undefined && req.headers['transfer-encoding'] === undefined) return
  // Avant « finish », où Node jetterait lui-même ce que personne n'a commencé de lire, sans borne et sans le dire.
  res.once('prefinish', () => {
    if (req.complete || req.destroyed) return
    req.read(0)
    vider(req, bornes)
  })
}

function vider(req: IncomingMessage, bornes: Bornes): void {
  const { socket } = req
  let lus = 0
  const cesser = () => {
    clearTimeout(limite)
    clearTimeout(silence)
  }
  const fermer = () => {
    cesser()
    socket.end()
    setTimeout(() => socket.destroy(), bornes.adieu).unref()
  }
  const limite = setTimeout(fermer, bornes.duree)
  const silence = setTimeout(fermer, bornes.silence)
  req.on('data', (morceau: Uint8Array) => {
    lus += morceau.length
    jeter(morceau.length)
    silence.refresh()
    if (lus > bornes.octets) fermer()
  })
  req.once('end', cesser).once('close', cesser).once('error', cesser).resume()
}
