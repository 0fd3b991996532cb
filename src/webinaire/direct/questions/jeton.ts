import { randomBytes } from 'node:crypto'
import { estSignee, signer } from '../../../membre/cle-signee.ts'

/**
 * Un jeton tiré au sort et signé ici, que garde un navigateur : il distingue une personne d'une autre sans dire qui elle
 * est. Sans script, chaque page en porte un neuf, et la limite de débit suffit.
 */
export function creerJeton(): string {
  const alea = randomBytes(16).toString('base64url')
  return `${alea}.${signer(usage, alea)}`
}

/** Ce que la base garde d'un jeton : une empreinte propre à la séance, ou rien si le jeton n'est pas de nous. */
export function empreinteDuJeton(jeton: string, seanceId: number): string | undefined {
  const [alea = '', signature = '', reste] = jeton.slice(0, 200).split('.')
  if (reste !== undefined || alea.length !== 22 || !estSignee(usage, alea, signature)) return undefined
  return signer(`questions-de-${seanceId}`, alea).slice(0, 24)
}

/** La clé qui permet de retirer une question : donnée à qui vient de la poser. */
export const cleDeRetrait = (questionId: number): string => signer('retirer-question', questionId)
export const ouvreLeRetrait = (questionId: number, cle: string): boolean => estSignee('retirer-question', questionId, cle)

const usage = 'jeton-de-question'
