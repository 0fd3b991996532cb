import { acteurs } from '#acteur/annuaire.ts'
import { type Critere, critereDuLieu, criteresDesTermes, type Question } from '#fiche/catalogue/question/fonds.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { ressources } from '#ressource/fonds.ts'
import type { Db } from '#socle/db.ts'
import { avecParametres } from '#socle/urls.ts'
import { territoireFiltre } from '#territoire/lieu-filtre.ts'
import { findById } from '#territoire/territoire.repository.ts'
import { nomEtCode, type Territoire } from '#territoire/territoire.ts'
import type { Vitrine } from './vitrine.ts'

/** Ce qu'une vitrine choisit dans le fonds commun : un territoire, des termes ; la même chose en question et en adresse. */
export type Selection = {
  territoire: Territoire | null
  termeIds: number[]
  /** Ce qu'elle demande des acteurs. */
  question: Question
  /** Ce qu'elle demande des ressources : par termes seulement ; celles du territoire se demandent en plus (`ressourcesDIci`). */
  ressources: Critere[]
  ressourcesDIci: Critere[]
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
  const pres = lieu?.point ?? null
  const choisis = referentiel.parIds(termeIds)
  const parametres = Object.fromEntries(
    acteurs.dimensions.map(({ nom }) => [nom, choisis.filter(({ liste }) => liste === nom).map(({ code }) => code)]),
  )
  const criteres = [...criteresDesTermes(acteurs, choisis), ...critereDuLieu(acteurs, lieu)]
  return {
    territoire,
    termeIds,
    question: { tsquery: null, criteres, tri: pres ? 'proximite' : 'nom', pres },
    ressources: criteresDesTermes(ressources, choisis),
    ressourcesDIci: critereDuLieu(ressources, lieu),
    url: (liste, plus = {}) => avecParametres(liste, { territoire: territoire ? nomEtCode(territoire) : '', ...parametres, ...plus }),
  }
}
