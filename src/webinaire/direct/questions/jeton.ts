import { randomBytes } from 'node:crypto'
import { estSignee, signer } from '#membre/cle-signee.ts'

/**
 * Un jeton tiré au sort et signé ici pour une séance : il distingue une personne d'une autre sans dire qui elle est. Chaque
 * page en porte un neuf ; le premier qui sert est gardé par le navigateur (voir participation.ts) et remplace les suivants.
 */
export function creerJeton(seanceId: number): string {
  const alea = randomBytes(16).toString('base64url')
  return `${alea}.${signer(usage(seanceId), alea)}`
}

/** Ce que la base garde d'un jeton : une empreinte propre à la séance, ou rien s'il n'est pas d'ici, ou d'une autre séance. */
export function empreinteDuJeton(jeton: string, seanceId: number): string | undefined {
  const [alea = '', signature = '', reste] = jeton.slice(0, 200).split('.')
  if (reste !== undefined || alea.length !== 22 || !estSignee(usage(seanceId), alea, signature)) return undefined
  return signer(`questions-de-${seanceId}`, alea).slice(0, 24)
}

/** La clé qui permet de retirer une question : donnée à qui vient de la poser. */
export const cleDeRetrait = (questionId: number): string => signer('retirer-question', questionId)
export const ouvreLeRetrait = (questionId: number, cle: string): boolean => estSignee('retirer-question', questionId, cle)

const usage = (seanceId: number) => `jeton-de-question-${seanceId}`
