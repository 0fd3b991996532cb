import { dimensions, type Filtre } from '#acteur/annuaire.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { aucunFiltre, dimensions as dimensionsDeRessource, type Filtre as FiltreDeRessources, listeDe } from '#ressource/catalogue.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findById } from '#territoire/territoire.repository.ts'
import { nomEtCode, type Territoire } from '#territoire/territoire.ts'
import type { Vitrine } from './vitrine.ts'

/** Ce qu'une vitrine choisit dans le fonds commun : un territoire, des termes ; la même chose en filtre et en adresse. */
export type Selection = {
  territoire: Territoire | null
  termeIds: number[]
  filtre: Filtre
  /** Les ressources : par termes seulement ; celles du territoire se demandent en plus (`territoire` du filtre des acteurs). */
  ressources: FiltreDeRessources
  /** L'adresse d'une liste (« /catalyseurs ») filtrée comme la vitrine. */
  url: (liste: string, plus?: Record<string, string>) => string
}

export async function lireSelection(
  db: Db,
  referentiel: Referentiel,
  { territoireId, termeIds }: Pick<Vitrine, 'territoireId' | 'termeIds'>,
): Promise<Selection> {
  const territoire = territoireId === null ? null : ((await findById(db, territoireId)) ?? null)
  const lieu = territoire ? await territoireFiltre(db, territoire) : null
  const choisis = termeIds.flatMap((id) => referentiel.parId(id) ?? [])
  const termes = Object.fromEntries(
    dimensions.map((dimension) => [dimension, choisis.filter(({ liste }) => liste === dimension).map(({ id }) => id)]),
  )
  const parametres = Object.fromEntries(
    dimensions.map((dimension) => [dimension, choisis.filter(({ liste }) => liste === dimension).map(({ code }) => code)]),
  )
  const deRessources = Object.fromEntries(
    dimensionsDeRessource.map((dimension) => [dimension, choisis.filter(({ liste }) => liste === listeDe[dimension]).map(({ id }) => id)]),
  )
  return {
    territoire,
    termeIds,
    ressources: { ...aucunFiltre, termes: deRessources },
    filtre: { catalyseurs: true, tsquery: null, termes, territoire: lieu, tri: lieu?.point ? 'proximite' : 'nom' },
    url: (liste, plus = {}) => avecParametres(liste, { territoire: territoire ? nomEtCode(territoire) : '', ...parametres, ...plus }),
  }
}
