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

/** Une clé qui périme, `fin` en secondes : l'objet signé la dit aussi. */
export const cleDatee = (usage: string, objet: (fin: number) => string, fin: number): string => `${fin}.${signer(usage, objet(fin))}`

/** Ce que vaut une clé datée. */
export function lireCleDatee(usage: string, objet: (fin: number) => string, cle: string, maintenant: Date): 'bonne' | 'perimee' | 'fausse' {
  const [, fin = '', signature = ''] = /^(\d{1,12})\.([\w-]{1,60})$/.exec(cle) ?? []
  if (!estSignee(usage, objet(Number(fin)), signature)) return 'fausse'
  return Number(fin) * 1000 < maintenant.getTime() ? 'perimee' : 'bonne'
}
