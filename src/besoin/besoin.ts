import type { Fiche } from '#fiche/sorte.ts'
import type { Point } from '#territoire/territoire.ts'
import type { SaisieDeBesoin } from './besoin.champs.ts'

export type { SaisieDeBesoin } from './besoin.champs.ts'

/** Par où passe un besoin que tous lisent, aux rangs que la base leur donne (avancement, migrations/0023). */
export const avancements = [
  { code: 'exprime', libelle: 'Exprimé', rangs: [1] },
  { code: 'qualifie', libelle: 'Qualifié', rangs: [2] },
  { code: 'en-reponse', libelle: 'En réponse', rangs: [3] },
  { code: 'repondu', libelle: 'Répondu', rangs: [4] },
  { code: 'laisse', libelle: 'Laissé', rangs: [5] },
] as const

export type Avancement = (typeof avancements)[number]['code']

/** attente : l'adresse de qui le dit n'est pas encore prouvée ; retire : hors du site, gardé. */
export type EtatDeBesoin = 'retire' | 'attente' | Avancement

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
