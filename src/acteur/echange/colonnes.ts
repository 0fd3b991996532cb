import type { Liste } from '#referentiel/referentiel.ts'

/** Les colonnes du fichier d'échange, dans leur ordre : celles que l'export écrit et que l'import reconnaît. */
export const colonnes = [
  'cle',
  'nom',
  'catalyseur',
  'profil',
  'sphere',
  'pratiques',
  'activites',
  'thematiques',
  'odd',
  'resume',
  'description',
  'commune',
  'commune_nom',
  'departement',
  'adresse',
  'longitude',
  'latitude',
  'territoires',
  'liens',
  'siret',
  'rna',
  'cle_externe',
  'source',
  'etat',
  'verifiee_le',
  'url',
] as const

/** L'adresse du relais se donne dans un import, mais ne sort jamais. */
export type Colonne = (typeof colonnes)[number] | 'courriel_contact'

/** Une fiche telle que le fichier l'écrit : des textes. Une colonne absente du fichier est absente ici. */
export type Cellules = Partial<Record<Colonne, string>>

/** Les colonnes qui portent des codes d'une liste du référentiel, et leur liste. */
export const listesDesColonnes = {
  pratiques: 'pratique',
  activites: 'activite',
  thematiques: 'thematique',
  odd: 'odd',
} as const satisfies Partial<Record<Colonne, Liste>>
export type ColonneDeTermes = keyof typeof listesDesColonnes
export const colonnesDeTermes = ['pratiques', 'activites', 'thematiques', 'odd'] as const satisfies ColonneDeTermes[]

export const separateurDeListe = '|'

// D'autres noms sous lesquels ces colonnes arrivent, une fois normalisés.
const synonymes: Record<string, Colonne> = {
  est_catalyseur: 'catalyseur',
  nom_de_la_structure: 'nom',
  nom_structure: 'nom',
  structure: 'nom',
  organisation: 'nom',
  pratique: 'pratiques',
  activite: 'activites',
  thematique: 'thematiques',
  odds: 'odd',
  code_insee: 'commune',
  insee: 'commune',
  code_commune: 'commune',
  ville: 'commune_nom',
  nom_commune: 'commune_nom',
  code_departement: 'departement',
  lon: 'longitude',
  lng: 'longitude',
  lat: 'latitude',
  territoire: 'territoires',
  lien: 'liens',
  site: 'liens',
  site_web: 'liens',
  site_internet: 'liens',
  numero_siret: 'siret',
  numero_rna: 'rna',
  slug: 'cle',
  date_de_verification: 'verifiee_le',
  courriel: 'courriel_contact',
  email: 'courriel_contact',
  e_mail: 'courriel_contact',
}

/** La colonne que désigne cet en-tête normalisé (« numero_siret »), ou undefined. */
export function colonneDe(entete: string): Colonne | undefined {
  if (entete === 'courriel_contact') return entete
  return colonnes.find((colonne) => colonne === entete) ?? synonymes[entete]
}
