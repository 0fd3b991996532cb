import type { Db } from './db.ts'

/** Ce que les machines lisent d'une salle : plan du site, catalogue DCAT, llms.txt. */
export type Moisson = {
  /** Ses pages qui ne dépendent d'aucune donnée. */
  pages?: readonly string[]
  fiches?: FichesDuPlan
  jeux?: readonly JeuDeDonnees[]
  rubriques?: readonly RubriqueDeLlms[]
}

/** Une page publique : de quoi composer son adresse, et quand elle a changé. */
export type PageConnue = { slug: string; genre: string; le: Date | null }

/** Une table dont chaque ligne a sa page. */
export type FichesDuPlan = {
  table: string
  /** Les états que tout le monde lit ; sans eux, tout se lit. */
  etats?: readonly string[]
  /** La colonne qui change l'adresse. */
  genre?: string
  /** Vrai : la table ne dit pas quand une ligne a changé. */
  sansDate?: true
  adresse: (page: PageConnue) => string | undefined
}

export type FichierOuvert = { chemin: string; titre: string; media: string; format: string }

/** Un jeu de données ouvert : ce que les exports de la salle donnent déjà. */
export type JeuDeDonnees = {
  rang?: number
  /** Le nom de la page qui le présente. */
  code: string
  titre: string
  description: string
  motsCles: readonly string[]
  /** Où lire sa dernière écriture publique. */
  date: { table: string; etats?: readonly string[]; colonne?: string }
  fichiers: readonly FichierOuvert[]
}

export const csv = { titre: 'Tableau CSV', media: 'text/csv', format: 'CSV' } as const
export const json = { titre: 'JSON', media: 'application/json', format: 'JSON' } as const
export const geojson = { titre: 'GeoJSON', media: 'application/geo+json', format: 'GeoJSON' } as const

export type LigneDeLlms = { titre: string; chemin: string; quoi: string }

/** Des lignes de llms.txt sous un titre ; celles de même titre se suivent. */
export type RubriqueDeLlms = { rang: number; titre: string; lignes: readonly LigneDeLlms[] | ((db: Db) => Promise<LigneDeLlms[]>) }

/** Les rubriques communes à plusieurs salles. */
export const parUnProgramme = 'Lire par un programme'
export const pourTrouver = 'Trouver'
