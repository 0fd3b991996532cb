import { config } from './config.ts'
import { entetesDeSecurite } from './entetes.ts'
import { ErreurMetier } from './erreurs.ts'
import type { Contexte } from './salle.ts'

const { hostname: principal, origin: origineReglee, protocol, port } = new URL(config.adresse)

// La machine elle-même se nomme ainsi : sondes, mesures, dépannage.
const deLaMachine = ['localhost', '127.0.0.1', '[::1]']
const connus = new Set([principal, ...deLaMachine])

/** Le nom d'un en-tête Host, sans port ni point final, en minuscules. */
export const nomDHote = (hote: string | undefined): string => (hote ?? '').toLowerCase().replace(/\.?(:\d+)?$/, '')

/**
 * Vrai si ce nom est celui du site, ou de la machine. Sans ADRESSE_PUBLIQUE, tous le sont : un téléphone du même réseau
 * joint un ordinateur sans réglage. Les vitrines ont leurs noms à part (vitrine/front.ts).
 */
export function estHoteConnu(hote: string | undefined): boolean {
  return !config.adresseReglee || (hote !== undefined && (connus.has(hote) || connus.has(nomDHote(hote))))
}

/**
 * L'origine des pages de ce site, telle qu'un navigateur l'écrit : celle d'ADRESSE_PUBLIQUE, ou celle de la vitrine demandée,
 * sous le même protocole. Sans réglage, le nom demandé lui-même (un mandataire peut tenir le https : le protocole est cru).
 */
function estOrigineDIci(origine: string, hote: string, vitrine: boolean): boolean {
  const donnee = URL.parse(origine)
  if (!donnee || !/^https?:$/.test(donnee.protocol) || donnee.origin !== origine.toLowerCase()) return false
  if (!config.adresseReglee) return URL.parse(`${donnee.protocol}//${hote}`)?.origin === donnee.origin
  const attendue = vitrine ? URL.parse(`${protocol}//${nomDHote(hote)}${port && `:${port}`}`)?.origin : origineReglee
  return donnee.origin === attendue
}

/** L'hôte demandé, port compris. */
export const hoteDe = (c: Contexte): string => c.req.header('host') ?? new URL(c.req.url).host

/**
 * Refuse un envoi venu d'un autre site. Les navigateurs joignent à tout envoi de formulaire l'origine de la page
 * (Origin, comparée entière) ou sa parenté (Sec-Fetch-Site) ; sans l'une ni l'autre, on refuse aussi.
 */
export function verifierOrigine(c: Contexte): void {
  const parente = c.req.header('sec-fetch-site')
  const origine = c.req.header('origin') ?? ''
  const memeOrigine = parente === 'same-origin' || (parente === undefined && estOrigineDIci(origine, hoteDe(c), c.var.front !== null))
  if (!memeOrigine) throw new ErreurMetier(403, "Cet envoi ne vient pas d'une page de ce site. Revenez à la page et recommencez.")
}

const phrase = "Cette adresse n'est pas celle de ce site."

/** Le refus (421) d'un nom inconnu : une phrase et l'adresse du site, sans rien lire. */
export function refuserHote(chemin: string): Response {
  const html = `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Adresse inconnue</title></head><body><p>${phrase} La sienne : <a href="${config.adresse}/">${config.adresse}</a></p></body></html>`
  const headers = { ...entetesDeSecurite({ https: protocol === 'https:' }), 'cache-control': 'no-store' }
  return chemin.startsWith('/api/')
    ? Response.json({ erreur: `${phrase} La sienne : ${config.adresse}` }, { status: 421, headers })
    : new Response(html, { status: 421, headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
}
