import { motsDuNom } from './normaliser-nom.ts'

export const niveaux = ['commune', 'epci', 'departement', 'region', 'groupement'] as const
export type Niveau = (typeof niveaux)[number]

export type Point = { longitude: number; latitude: number }

export type Territoire = {
  id: number
  niveau: Niveau
  /** Code Insee, SIREN d'un EPCI, ou code libre d'un groupement. */
  code: string
  nom: string
  slug: string
  article: string
  nature: string | null
  population: number | null
  codesPostaux: string[]
  point: (Point & { approche: boolean }) | null
  communeChefLieu: string | null
  epciId: number | null
  departementId: number | null
  regionId: number | null
  source: string
}

/** Le niveau comme il s'écrit dans une URL. */
export const cheminDuNiveau: Record<Niveau, string> = {
  commune: 'communes',
  epci: 'epci',
  departement: 'departements',
  region: 'regions',
  groupement: 'groupements',
}

export const libelleDuNiveau: Record<Niveau, string> = {
  commune: 'Commune',
  epci: 'Intercommunalité',
  departement: 'Département',
  region: 'Région',
  groupement: 'Groupement de territoires',
}

/** Le niveau dans une phrase : « une commune », « trois communes ». */
export const motsDuNiveau: Record<Niveau, [un: string, plusieurs: string]> = {
  commune: ['commune', 'communes'],
  epci: ['intercommunalité', 'intercommunalités'],
  departement: ['département', 'départements'],
  region: ['région', 'régions'],
  groupement: ['groupement', 'groupements'],
}

/** Le même en titre : « Intercommunalités ». */
export const titreDuNiveau = (niveau: Niveau): string => motsDuNiveau[niveau][1].replace(/^./, (initiale) => initiale.toUpperCase())

const natures: Record<string, string> = {
  CC: 'Communauté de communes',
  CA: "Communauté d'agglomération",
  CU: 'Communauté urbaine',
  METRO: 'Métropole',
  MET69: 'Métropole à statut particulier',
  supprimee: "Ce territoire n'existe plus",
}

/** Ce qu'est le territoire, en toutes lettres : « Communauté de communes », « Département »… */
export const libelleNature = (t: Pick<Territoire, 'niveau' | 'nature'>): string =>
  t.nature ? (natures[t.nature] ?? t.nature) : libelleDuNiveau[t.niveau]

/** Le nom sans sigle : « CC Faucigny - Glières » se lit « Communauté de communes Faucigny - Glières ». */
export const nomComplet = (t: Pick<Territoire, 'nom'>): string =>
  t.nom.replace(/^(CC|CA|CU) /, (_, sigle: string) => `${natures[sigle] ?? sigle} `)

/** « l'Ain », « la Corrèze », « Clermont-Ferrand » : le nom tel qu'il s'écrit dans une phrase. */
export const nomAvecArticle = (t: Pick<Territoire, 'nom' | 'article'>): string =>
  t.article === '' ? t.nom : `${t.article}${t.article.endsWith("'") ? '' : ' '}${t.nom}`

/** « de l'Ain », « du Cantal », « des Landes », « d'Annecy », « du Havre ». */
export function nomAvecDe(t: Pick<Territoire, 'nom' | 'article'>): string {
  const dansLeNom = t.article === '' ? /^(Le|Les) /.exec(t.nom) : null
  const article = dansLeNom ? dansLeNom[1]?.toLowerCase() : t.article
  const nom = dansLeNom ? t.nom.slice(dansLeNom[0].length) : t.nom
  if (article === 'le') return `du ${nom}`
  if (article === 'les') return `des ${nom}`
  if (article) return `de ${nomAvecArticle(t)}`
  if (/^(Pays|Parc|PETR|CRTE|Bassin|SCoT|Pôle|Grand) /.test(nom)) return `du ${nom}`
  return /^[aeiouy]/.test(motsDuNom(nom)) ? `d'${nom}` : `de ${nom}`
}

export const urlTerritoire = (t: Pick<Territoire, 'niveau' | 'slug'>): string => `/territoires/${cheminDuNiveau[t.niveau]}/${t.slug}`

/** « Saint-Denis (93) » : un nom et ce qu'il faut pour le distinguer de ses homonymes. */
export function nomDistinct(t: Pick<Territoire, 'niveau' | 'nom' | 'code' | 'nature'>): string {
  if (t.niveau === 'commune')
    return `${t.nom} (${t.code.startsWith('97') || t.code.startsWith('98') ? t.code.slice(0, 3) : t.code.slice(0, 2)})`
  return t.niveau === 'departement' ? `${t.nom} (${t.code})` : t.nom
}

/** Le texte d'un champ qui désigne ce territoire sans aucun doute : « Saint-Denis (93066) ». */
export const nomEtCode = (t: Pick<Territoire, 'nom' | 'code'>): string => `${t.nom} (${t.code})`

/** Vrai si le territoire est `autre` ou s'y trouve, d'après ses propres rattachements (groupements exclus : voir `ancetres`). */
export const estDans = (t: Territoire, autre: Pick<Territoire, 'id'>): boolean =>
  [t.id, t.epciId, t.departementId, t.regionId].includes(autre.id)

const rayonTerrestre = 6371

/** Distance à vol d'oiseau, en kilomètres. */
export function distanceKm(a: Point, b: Point): number {
  const radians = Math.PI / 180
  const dLat = (b.latitude - a.latitude) * radians
  const dLon = (b.longitude - a.longitude) * radians
  const h = Math.sin(dLat / 2) ** 2 + Math.cos(a.latitude * radians) * Math.cos(b.latitude * radians) * Math.sin(dLon / 2) ** 2
  return 2 * rayonTerrestre * Math.asin(Math.min(1, Math.sqrt(h)))
}
