import type { Referentiel, Terme } from '#referentiel/referentiel.ts'
import { sansAccents } from '#socle/texte.ts'
import { nomAvecArticle, nomAvecDe, type Territoire } from '#territoire/territoire.ts'

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

/** Pourquoi cette ressource : son titre, ses termes, d'où elle vient. */
export function pourquoiLaLire(
  {
    titre,
    termeIds,
    territoireId,
    mots,
    lieux,
  }: { titre: string; termeIds: number[]; territoireId: number | null } & Pick<Indices, 'mots' | 'lieux'>,
  referentiel: Referentiel,
): string[] {
  const parLeTitre = parleDe(titre, mots) ? ['son titre le dit'] : []
  const commun = lieux.find(({ id }) => id === territoireId)
  const parLeLieu = commun ? [`vient ${duLieu(commun)}`] : []
  return [...parLeTitre, ...parLesTermes({ termeIds, mots }, referentiel), ...parLeLieu].slice(0, 3)
}

function duLieu(lieu: Territoire): string {
  const votre: Partial<Record<Territoire['niveau'], string>> = { epci: 'intercommunalité', departement: 'département', region: 'région' }
  const nom = votre[lieu.niveau]
  return nom ? `de votre ${nom}` : nomAvecDe(lieu)
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

function parLesTermes({ termeIds, mots }: Pick<Indices, 'termeIds' | 'mots'>, referentiel: Referentiel): string[] {
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
