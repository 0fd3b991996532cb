import { champsDuCadre } from '#ressource/cadre.ts'

const duCadre = champsDuCadre.map((champ) => `cadre_${champ}` as const)

/** Les colonnes du fichier d'échange, dans leur ordre : celles que l'export écrit et que l'import reconnaît. */
export const colonnes = [
  'cle',
  'titre',
  'type',
  'maturite',
  'duree_minutes',
  'thematiques',
  'odd',
  'cibles',
  'pratiques',
  'profils',
  'resume',
  'corps',
  ...duCadre,
  'territoire',
  'territoire_nom',
  'auteurs',
  'acteurs',
  'annee',
  'licence',
  'langue',
  'source',
  'source_url',
  'cle_externe',
  'liees',
  'proposition',
  'verifiee_le',
  'publiee_le',
  'url',
] as const
export type Colonne = (typeof colonnes)[number]

/** Une ressource telle que le fichier l'écrit : des textes. Une colonne absente du fichier est absente ici. */
export type Cellules = Partial<Record<Colonne, string>>

/** Les colonnes à plusieurs codes, et leur liste du référentiel. */
export const listesDesColonnes = {
  thematiques: 'thematique',
  odd: 'odd',
  cibles: 'cible',
  pratiques: 'pratique',
  profils: 'profil',
} as const
export const colonnesDeTermes = ['thematiques', 'odd', 'cibles', 'pratiques', 'profils'] as const

export const separateurDeListe = '|'

// D'autres noms sous lesquels ces colonnes arrivent, une fois normalisés.
const synonymes: Record<string, Colonne> = {
  slug: 'cle',
  identifiant: 'cle',
  nom: 'titre',
  title: 'titre',
  type_medoc: 'type',
  duree: 'duree_minutes',
  thematique: 'thematiques',
  odds: 'odd',
  cible: 'cibles',
  pratique: 'pratiques',
  profil: 'profils',
  texte: 'corps',
  contenu: 'corps',
  description: 'resume',
  auteur: 'auteurs',
  lien: 'source_url',
}

/** La colonne que désigne cet en-tête normalisé, ou undefined. */
export const colonneDe = (entete: string): Colonne | undefined => colonnes.find((colonne) => colonne === entete) ?? synonymes[entete]
