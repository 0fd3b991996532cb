import { aFaire, type Etape } from '../parcours.ts'
import type { Avancee } from './fusionner.ts'

/** Où une personne en est d'un parcours. */
export type Progression = Avancee & { territoireId: number | null }

export type EtatDEtape = 'faite' | 'commencee' | 'a-venir'

/** Faite quand tous ses blocs de cette version le sont. */
export function etatDeLEtape(etape: Etape, faits: readonly string[]): EtatDEtape {
  const cles = aFaire(etape)
  const compte = cles.filter((cle) => faits.includes(cle)).length
  if (compte === cles.length) return 'faite'
  return compte > 0 ? 'commencee' : 'a-venir'
}

/** Celle où reprendre : la première qui n'est pas faite ; la première de toutes si tout l'est. */
export const etapeOuReprendre = (etapes: readonly Etape[], faits: readonly string[]): Etape | undefined =>
  etapes.find((etape) => etatDeLEtape(etape, faits) !== 'faite') ?? etapes[0]
