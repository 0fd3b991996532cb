import { AsyncLocalStorage } from 'node:async_hooks'
import { ErreurMetier } from './erreurs.ts'

/** Ce que les corps des envois en cours peuvent tenir en mémoire, tous ensemble, dans ce processus. Octets. */
export const memoireDesCorps = 96 * 1024 ** 2

/** Ce qu'un même réseau peut en tenir : il en reste toujours autant aux autres. Octets. */
const memoireParReseau = memoireDesCorps / 2

type Tenue = { octets: number; reseau: string }
const enCours = new AsyncLocalStorage<Tenue>()
const parReseau = new Map<string, number>()
let tenus = 0

/**
 * Fait un travail qui garde des octets reçus ; ceux qu'il a fait compter sont rendus quand il finit, bien ou mal.
 * @param reseau d'où ils viennent ; sans lui, celui du travail qui le contient.
 */
export async function compterLaMemoire<T>(faire: () => Promise<T>, reseau = enCours.getStore()?.reseau ?? ''): Promise<T> {
  const tenue: Tenue = { octets: 0, reseau }
  try {
    return await enCours.run(tenue, faire)
  } finally {
    compter(reseau, -tenue.octets)
  }
}

/** Compte des octets reçus et gardés, au compte du travail en cours (hors de tout travail, rien). Plus de place : 503. */
export function tenirEnMemoire(octets: number): void {
  const tenue = enCours.getStore()
  if (!tenue) return
  exigerLaPlace(octets)
  compter(tenue.reseau, octets)
  tenue.octets += octets
}

/** Refuse (503) ce qui ne tiendra pas, avant d'en avoir rien reçu. */
export function exigerLaPlace(octets: number): void {
  const duReseau = parReseau.get(enCours.getStore()?.reseau ?? '') ?? 0
  if (tenus + octets > memoireDesCorps || duReseau + octets > memoireParReseau)
    throw new ErreurMetier(503, "Trop d'envois arrivent à la fois. Attendez une minute, puis renvoyez le vôtre.")
}

function compter(reseau: string, octets: number): void {
  tenus += octets
  const reste = (parReseau.get(reseau) ?? 0) + octets
  if (reste === 0) parReseau.delete(reseau)
  else parReseau.set(reseau, reste)
}
