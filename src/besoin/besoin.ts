import type { Fiche } from '#fiche/sorte.ts'
import type { Point } from '#territoire/territoire.ts'
import type { SaisieDeBesoin } from './besoin.champs.ts'
import type { EtatDeBesoin } from './besoin.etats.ts'

export type { SaisieDeBesoin } from './besoin.champs.ts'
export { type Avancement, avancements, type EtatDeBesoin } from './besoin.etats.ts'

/** Ce que sa table dit d'un besoin, outre ce qui s'écrit et son suivi. */
export type SuiteDeBesoin = {
  /** Quand tous ont pu le lire : l'horloge part de là. */
  exprimeLe: Date | null
  premiereReponseLe: Date | null
  /** Quand il a été répondu ou laissé. */
  fermeLe: Date | null
  /** Pourquoi il a été laissé, ou retiré. */
  pourquoi: string
  /** Le point de son territoire. */
  point: Point | null
  /** Le besoin qui le porte désormais. */
  fusionneDansId: number | null
}

export type Besoin = Fiche<SaisieDeBesoin, EtatDeBesoin, SuiteDeBesoin>

/** L'essentiel, pour les listes. `voix` : combien l'ont dit, « nous aussi » compris. */
export type ApercuDeBesoin = Pick<Besoin, 'id' | 'slug' | 'titre' | 'pourQui' | 'recit' | 'etat' | 'termeIds' | 'exprimeLe'> & {
  territoire: string | null
  voix: number
}

export const urlBesoin = ({ slug }: Pick<Besoin, 'slug'>): string => `/besoins/${slug}`
