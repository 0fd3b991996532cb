import { isIPv4, isIPv6 } from 'node:net'
import { config } from './config.ts'
import type { Contexte } from './salle.ts'

/** Le réseau d'où vient la personne, derrière le nombre de mandataires de confiance réglé (MANDATAIRES). */
export function adresseReseau(c: Contexte): string {
  const transmises = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter(Boolean)
  const derriere = config.mandataires > 0 ? transmises.at(-config.mandataires) : undefined
  return reseauDe(derriere ?? c.env?.incoming?.socket.remoteAddress ?? '')
}

/**
 * Ce qui compte pour une seule origine : une adresse IPv4 (même écrite « ::ffff:192.0.2.1 »), ou les 64 premiers bits
 * d'une IPv6, car une ligne reçoit tout ce réseau et peut y changer d'adresse à volonté (RFC 6177). Port, crochets et
 * zone sont ôtés ; ce qui n'est pas une adresse est une seule et même origine.
 */
export function reseauDe(texte: string): string {
  const adresse = texte
    .trim()
    .replace(/^\[([^\]]*)\](:\d{1,5})?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d{1,5}$/, '$1')
    .replace(/%.*$/s, '')
  if (isIPv4(adresse)) return adresse
  if (!isIPv6(adresse)) return 'inconnue'
  const groupes = enGroupes(adresse)
  const [haut = 0, bas = 0] = groupes.slice(6)
  const estUneIPv4 = groupes.slice(0, 5).every((groupe) => groupe === 0) && groupes[5] === 0xffff
  if (estUneIPv4) return [haut >> 8, haut & 255, bas >> 8, bas & 255].join('.')
  return `${groupes
    .slice(0, 4)
    .map((groupe) => groupe.toString(16))
    .join(':')}::/64`
}

// Les huit groupes, lus dans la forme canonique que donne URL : minuscules, sans IPv4 au bout, un seul « :: ».
function enGroupes(ipv6: string): number[] {
  const [avant = '', apres = ''] = new URL(`http://[${ipv6}]`).hostname.slice(1, -1).split('::')
  const lire = (partie: string) => (partie === '' ? [] : partie.split(':').map((groupe) => Number.parseInt(groupe, 16)))
  const [tete, queue] = [lire(avant), lire(apres)]
  return [...tete, ...Array.from({ length: 8 - tete.length - queue.length }, () => 0), ...queue]
}
