import { getCookie, setCookie } from 'hono/cookie'
import { config } from '#socle/config.ts'
import type { Contexte } from '#socle/salle.ts'
import { prefixeCookie } from '#socle/session.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { empreinteDuJeton } from './jeton.ts'
import { urlQuestions } from './Questions.tsx'

const nom = `${prefixeCookie}.participation`
const jour = 86_400

/**
 * Le jeton sous lequel cette personne participe à la séance : celui que son navigateur a gardé, à défaut celui de la page
 * qu'elle a sous les yeux. Vide si ni l'un ni l'autre n'est d'ici.
 */
export function participationDe(c: Contexte, seance: Pick<SeanceEnDirect, 'id'>, jetonDeLaPage: string): string {
  return [getCookie(c, nom) ?? '', jetonDeLaPage].find((jeton) => empreinteDuJeton(jeton, seance.id) !== undefined) ?? ''
}

/**
 * Fait garder ce jeton au navigateur : un cookie posé par le geste même, lu par les seules adresses des questions de
 * cette séance, et qui finit le lendemain de celle-ci. Sans lui, recharger la page permettrait de soutenir de nouveau.
 */
export function retenirParticipation(c: Contexte, seance: Pick<SeanceEnDirect, 'slug' | 'fin'>, jeton: string): void {
  const reste = Math.ceil((seance.fin.getTime() - Date.now()) / 1000)
  setCookie(c, nom, jeton, {
    path: urlQuestions(seance),
    httpOnly: true,
    sameSite: 'Strict',
    secure: config.adresse.startsWith('https://'),
    maxAge: Math.min(Math.max(reste, 0) + jour, 60 * jour),
  })
}
