import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { listByIds as listRessources } from '#ressource/ressource.depot.ts'
import type { Db } from '#socle/db.ts'
import { findByIds as findTerritoires } from '#territoire/territoire.repository.ts'
import { nomDistinct } from '#territoire/territoire.ts'
import { listCycles } from '#webinaire/cycle.repository.ts'
import type { SaisieDeSeance } from '#webinaire/seance.ts'

/** Les noms de ce que des séances citent ; ce qui a disparu depuis n'y est pas. */
export type Noms = { referentiel: Referentiel } & Record<'cycles' | 'lieux' | 'acteurs' | 'fichiers' | 'ressources', Map<number, string>>

export async function nommer(db: Db, contenus: SaisieDeSeance[]): Promise<Noms> {
  const tous = (ids: (seance: SaisieDeSeance) => (number | null)[]) => [
    ...new Set(contenus.flatMap(ids).filter((id): id is number => id !== null)),
  ]
  const [referentiel, cycles, lieux, acteurs, fichiers, ressources] = await Promise.all([
    chargerReferentiel(db),
    listCycles(db),
    findTerritoires(
      db,
      tous((s) => [s.territoireId]),
    ),
    listActeurs(
      db,
      tous((s) => [...s.contributionIds, ...s.partenaireIds, ...intervenants(s).map(({ acteurId }) => acteurId)]),
    ),
    listFichiers(
      db,
      tous((s) => s.documents.map(({ fichierId }) => fichierId)),
    ),
    listRessources(
      db,
      tous((s) => s.ressourceIds),
    ),
  ])
  return {
    referentiel,
    cycles: new Map(cycles.map(({ id, titre }) => [id, titre])),
    lieux: new Map(lieux.map((lieu) => [lieu.id, nomDistinct(lieu)])),
    acteurs: new Map(acteurs.map(({ id, nom }) => [id, nom])),
    fichiers: new Map(fichiers.map(({ id, nom }) => [id, nom])),
    ressources: new Map(ressources.map(({ id, titre }) => [id, titre])),
  }
}

/** Le même contenu, sans ce qui a disparu depuis : il peut être récrit. */
export function sansLesDisparus(saisie: SaisieDeSeance, noms: Noms): SaisieDeSeance {
  const encore = (connus: Map<number, string>, id: number | null) => (id !== null && connus.has(id) ? id : null)
  return {
    ...saisie,
    cycleId: encore(noms.cycles, saisie.cycleId),
    territoireId: encore(noms.lieux, saisie.territoireId),
    termeIds: saisie.termeIds.filter((id) => noms.referentiel.parId(id) !== undefined),
    programme: saisie.programme.map((partie) => ({
      ...partie,
      interventions: partie.interventions.map((qui) => ({ ...qui, acteurId: encore(noms.acteurs, qui.acteurId) })),
    })),
    contributionIds: saisie.contributionIds.filter((id) => noms.acteurs.has(id)),
    partenaireIds: saisie.partenaireIds.filter((id) => noms.acteurs.has(id)),
    documents: saisie.documents.filter(({ fichierId }) => fichierId === null || noms.fichiers.has(fichierId)),
    ressourceIds: saisie.ressourceIds.filter((id) => noms.ressources.has(id)),
  }
}

const intervenants = ({ programme }: SaisieDeSeance) => programme.flatMap(({ interventions }) => interventions)
