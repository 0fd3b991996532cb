import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from './config.ts'

export const roles = ['membre', 'animateur', 'administrateur'] as const
export type Role = (typeof roles)[number]

/** La personne connectée, telle que chaque route la voit. */
export type MembreConnecte = {
  id: string
  nom: string
  courriel: string
  role: Role
  perimetres: { territoires: number[]; thematiques: number[] }
}

/** Préfixe des deux cookies du site : la session, et la participation à une séance. */
export const prefixeCookie = 'catalyse'

/** Le préfixe __Host- interdit à un sous-domaine de poser ce cookie ; il n'est permis qu'en https. */
export const nomDuCookie = `${config.adresse.startsWith('https://') ? '__Host-' : ''}${prefixeCookie}.session_token`

/**
 * Vrai si la requête porte un cookie de session signé ici : sa réponse ne sera ni prise en mémoire, ni gardée. La session
 * elle-même peut être fermée ou périmée ; un cookie inventé, lui, ne coûte rien de plus qu'aucun cookie.
 */
export function aUneSession(cookies: string | undefined): boolean {
  if (!cookies?.includes(nomDuCookie)) return false
  const valeur = lireCookie(cookies)
  const point = valeur.lastIndexOf('.')
  return point > 0 && estSignee(valeur.slice(0, point), valeur.slice(point + 1))
}

// Comme better-auth : le premier cookie de ce nom, ses guillemets ôtés, décodé.
function lireCookie(cookies: string): string {
  for (const cookie of cookies.split(';')) {
    const egal = cookie.indexOf('=')
    if (egal === -1 || cookie.slice(0, egal).trim() !== nomDuCookie) continue
    const brut = cookie.slice(egal + 1).trim()
    return decoder(brut.startsWith('"') ? brut.slice(1, -1) : brut)
  }
  return ''
}

function decoder(brut: string): string {
  try {
    return decodeURIComponent(brut)
  } catch {
    return ''
  }
}

// La signature des cookies de better-auth (better-call, crypto.mjs) : HMAC-SHA256 de la valeur, en base64.
function estSignee(valeur: string, signature: string): boolean {
  const attendue = createHmac('sha256', config.secret).update(valeur).digest()
  const donnee = Buffer.from(signature, 'base64')
  return donnee.length === attendue.length && timingSafeEqual(donnee, attendue)
}

/** Vrai si le rôle du membre est au moins celui demandé. */
export function auMoins(membre: MembreConnecte | null, role: Role): boolean {
  return membre !== null && roles.indexOf(membre.role) >= roles.indexOf(role)
}
