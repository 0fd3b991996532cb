import { AsyncLocalStorage } from 'node:async_hooks'
import { ErreurMetier } from './erreurs.ts'

/** Ce que les corps des envois en cours peuvent tenir en mémoire, tous ensemble, dans ce processus. Octets. */
export const memoireDesCorps = 96 * 1024 ** 2

type Tenue = { octets: number }
const enCours = new AsyncLocalStorage<Tenue>()
let tenus = 0

/** Fait un travail qui garde des octets reçus ; ceux qu'il a fait compter sont rendus quand il finit, bien ou mal. */
export async function compterLaMemoire<T>(faire: () => Promise<T>): Promise<T> {
  const tenue: Tenue = { octets: 0 }
  try {
    return await enCours.run(tenue, faire)
  } finally {
    tenus -= tenue.octets
  }
}

/** Compte des octets reçus et gardés, au compte du travail en cours (hors de tout travail, rien). Plus de place : 503. */
export function tenirEnMemoire(octets: number): void {
  const tenue = enCours.getStore()
  if (!tenue) return
  exigerLaPlace(octets)
  tenus += octets
  tenue.octets += octets
}

/** Refuse (503) ce qui ne tiendra pas, avant d'en avoir rien reçu. */
export function exigerLaPlace(octets: number): void {
  if (tenus + octets > memoireDesCorps)
    throw new ErreurMetier(503, "Trop d'envois arrivent à la fois. Attendez une minute, puis renvoyez le vôtre.")
}
