import type { Referentiel, Terme } from '../referentiel/referentiel.ts'
import { sansAccents } from '../socle/texte.ts'
import { nomAvecArticle, type Territoire } from '../territoire/territoire.ts'

export type Indices = {
  nom: string
  termeIds: number[]
  territoireIds: number[]
  km: number | null
  /** Les mots cherchés, sans accent, fautes corrigées. */
  mots: string[]
  /** Le lieu cherché et ceux qui le contiennent, du plus petit au plus grand. */
  lieux: Territoire[]
}

/** Pourquoi ce résultat : deux ou trois raisons, en mots, de la plus parlante à la moins. */
export function pourquoi(indices: Indices, referentiel: Referentiel): string[] {
  return [...parLeNom(indices), ...parLesTermes(indices, referentiel), ...parLeTerritoire(indices), ...parLaDistance(indices)].slice(0, 3)
}

// Le début du mot suffit : « incuber » et « incubation » parlent de la même chose.
const racine = (mot: string): string => mot.slice(0, Math.max(4, mot.length - 3))
const parleDe = (texte: string, mots: string[]): boolean => {
  const nu = sansAccents(texte)
  return mots.some((mot) => mot.length >= 3 && nu.includes(racine(mot)))
}

function parLeNom({ nom, mots }: Indices): string[] {
  return parleDe(nom, mots) ? ['son nom le dit'] : []
}

function parLesTermes({ termeIds, mots }: Indices, referentiel: Referentiel): string[] {
  const termes = termeIds.flatMap((id) => referentiel.parId(id) ?? []).filter((terme) => parleDe(terme.libelle, mots))
  return termes.slice(0, 2).map(raisonDuTerme)
}

function raisonDuTerme({ liste, libelle }: Terme): string {
  if (liste === 'thematique') return `thématique « ${libelle} »`
  if (liste === 'pratique') return `pratique « ${libelle} »`
  return `« ${libelle} »`
}

function parLeTerritoire({ territoireIds, lieux }: Indices): string[] {
  const commun = lieux.find(({ id }) => territoireIds.includes(id))
  if (!commun) return []
  if (commun.niveau === 'epci') return ['agit sur votre intercommunalité']
  if (commun.niveau === 'departement') return ['agit sur votre département']
  if (commun.niveau === 'region') return ['agit sur votre région']
  return [`agit sur ${nomAvecArticle(commun)}`]
}

function parLaDistance({ km }: Indices): string[] {
  if (km === null) return []
  return [km < 1 ? 'sur place' : `à ${Math.round(km)} km`]
}
