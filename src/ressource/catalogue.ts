import type { Liste } from '#referentiel/referentiel.ts'
import type { Examine } from '#socle/moteur.ts'
import type { TerritoireFiltre } from '#territoire/lieu-filtre.ts'

/** Les filtres par termes, dans l'ordre où ils paraissent, et la liste du référentiel de chacun. */
export const listeDe = {
  type: 'medoc',
  thematique: 'thematique',
  pratique: 'pratique',
  profil: 'profil',
  maturite: 'maturite',
  odd: 'odd',
  cible: 'cible',
} as const satisfies Record<string, Liste>
export type Dimension = keyof typeof listeDe
export const dimensions = ['type', 'thematique', 'pratique', 'profil', 'maturite', 'odd', 'cible'] as const satisfies Dimension[]

export const tris = ['date', 'titre', 'pertinence', 'proximite'] as const
export type Tri = (typeof tris)[number]

/** Un filtre du catalogue, déjà traduit en identifiants. */
export type Filtre = {
  /** Requête comprise, au format tsquery ; null : pas de texte. */
  tsquery: string | null
  /** Par dimension, les termes cochés : l'un d'eux suffit dans une dimension, toutes les dimensions comptent. */
  termes: Partial<Record<Dimension, number[]>>
  /** Les tranches de durée voulues (rangs de tranchesDeDuree) ; vide : toutes. */
  durees: number[]
  /** Les régions cochées : d'où viennent les ressources. */
  regions: number[]
  /** Le territoire écrit : d'où viennent les ressources, plus finement. */
  territoire: TerritoireFiltre | null
  tri: Tri
  /** Ce que le moteur a trouvé, avec sa pertinence ; absent tant qu'on n'a pas cherché. */
  examinees?: Examine[]
}

/** Le nombre de ressources par terme, par tranche de durée, par région. */
export type ComptesDeFacettes = { termes: Map<number, number>; durees: Map<number, number>; regions: Map<number, number> }

/** Avec du texte, au plus ce nombre de ressources est examiné : au-delà, on invite à préciser. */
export const plafond = 500

export const aucunFiltre: Filtre = { tsquery: null, termes: {}, durees: [], regions: [], territoire: null, tri: 'date' }

/** Les termes cochés, par dimension, moins une : pour compter une facette sans son propre choix. */
export function sansDimension(filtre: Filtre, dimension: Dimension): Filtre {
  const { [dimension]: _ote, ...termes } = filtre.termes
  return { ...sansExamen(filtre), termes }
}

/** Le même filtre pour toute durée. */
export const sansDuree = (filtre: Filtre): Filtre => (filtre.durees.length === 0 ? filtre : { ...sansExamen(filtre), durees: [] })

/** Le même filtre pour toute région. */
export const sansRegion = (filtre: Filtre): Filtre => (filtre.regions.length === 0 ? filtre : { ...sansExamen(filtre), regions: [] })

/** Les étiquettes du moteur qui disent ce filtre (voir document-ressource.ts). */
export function etiquettesDuFiltre(filtre: Filtre): string[][] {
  const termes = dimensions.map((dimension) => (filtre.termes[dimension] ?? []).map((id) => `t:${id}`))
  const durees = filtre.durees.map((rang) => `duree:${rang}`)
  const lieu = (filtre.territoire?.zones ?? []).map((id) => `z:${id}`)
  const regions = filtre.regions.map((id) => `z:${id}`)
  return [...termes, durees, regions, lieu].filter((groupe) => groupe.length > 0)
}

function sansExamen({ examinees: _autreFiltre, ...reste }: Filtre): Filtre {
  return reste
}
