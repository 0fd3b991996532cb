import type { Examine } from '#socle/moteur.ts'
import type { TerritoireFiltre } from '#territoire/lieu-filtre.ts'
import type { Apercu } from './acteur.ts'

/** Les listes du référentiel qui servent de filtres, dans l'ordre où elles paraissent. */
export const dimensions = ['pratique', 'thematique', 'profil', 'sphere', 'activite', 'odd'] as const
export type Dimension = (typeof dimensions)[number]

export const tris = ['pertinence', 'nom', 'proximite'] as const
export type Tri = (typeof tris)[number]

/** Un filtre de l'annuaire, déjà traduit en identifiants. */
export type Filtre = {
  /** Vrai : /catalyseurs ; faux : /acteurs, c'est-à-dire tous les profils, catalyseurs compris. */
  catalyseurs: boolean
  /** Requête comprise, au format tsquery ; null : pas de texte. */
  tsquery: string | null
  /** Par dimension, les termes cochés : l'un d'eux suffit dans une dimension, toutes les dimensions comptent. */
  termes: Partial<Record<Dimension, number[]>>
  /**
   * « Qui agit ici ? » : le siège ou un territoire d'action est ici (ou dans un membre du groupement), ou bien
   * l'acteur a déclaré agir sur un territoire qui contient ici.
   */
  territoire: TerritoireFiltre | null
  tri: Tri
  /** Ce que le moteur a trouvé, avec sa pertinence ; absent tant qu'on n'a pas cherché. */
  examinees?: Examine[]
}

export type ComptesDeFacettes = Map<number, number>

/** Une page de l'annuaire. `total` est exact jusqu'à `plafond` quand il y a du texte. */
export type PageDAnnuaire = { apercus: Apercu[]; total: number; plafonne: boolean; suivante: string | null; precedente: string | null }

/** Avec du texte, au plus ce nombre de fiches est examiné : au-delà, on invite à préciser. */
export const plafond = 500

/** Les termes cochés, par dimension, moins une : pour compter une facette sans son propre choix. */
export function sansDimension(filtre: Filtre, dimension: Dimension): Filtre {
  const { [dimension]: _ote, ...termes } = filtre.termes
  const { examinees: _autreFiltre, ...reste } = filtre
  return { ...reste, termes }
}

/** Les étiquettes du moteur qui disent ce filtre : termes, et lieu. */
export function etiquettesDuFiltre(filtre: Filtre): string[][] {
  const termes = dimensions.map((dimension) => (filtre.termes[dimension] ?? []).map((id) => `t:${id}`))
  const lieu = filtre.territoire
    ? [...filtre.territoire.zones.map((id) => `z:${id}`), ...filtre.territoire.contenants.map((id) => `a:${id}`)]
    : []
  return [...termes, lieu].filter((groupe) => groupe.length > 0)
}
