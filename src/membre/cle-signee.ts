import { createHmac, timingSafeEqual } from 'node:crypto'
import { config } from '#socle/config.ts'

/** Une clé pour agir sans compte depuis un courriel : vraie pour cet usage et cet objet seulement. */
export function signer(usage: string, objet: string | number): string {
  return createHmac('sha256', config.secret).update(`${usage}:${objet}`).digest('base64url')
}

/** Vrai si la clé a été signée ici pour cet usage et cet objet ; durée de comparaison constante. */
export function estSignee(usage: string, objet: string | number, cle: string): boolean {
  const attendue = Buffer.from(signer(usage, objet))
  const donnee = Buffer.from(cle)
  return attendue.length === donnee.length && timingSafeEqual(attendue, donnee)
}
