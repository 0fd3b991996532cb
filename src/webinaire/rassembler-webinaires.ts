import { z } from 'zod'
import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { dansLOrdre } from '#fiche/catalogue/lister-api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { un } from '#socle/formulaire.ts'
import { chercher } from '#socle/moteur.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { listCycles } from './cycle.repository.ts'
import type { Cycle } from './cycle.ts'
import { listByIds } from './seance.depot.ts'
import { listAVenir, listPassees, listPubliques } from './seance.repository.ts'
import { estPublique, type Seance } from './seance.ts'

/** Les filtres de la liste. `avant` : la clé de la dernière séance passée déjà lue. */
export const filtreSchema = z.object({
  q: un(z.string().max(200), ''),
  thematique: un(z.string().max(80), ''),
  avant: un(z.iso.datetime(), ''),
})

export type VueDesWebinaires = Awaited<ReturnType<typeof rassemblerWebinaires>>

const prochaines = 50
const parPage = 24

/** Tout ce que montre la liste. `trouvees` : les réponses à une recherche ; undefined sans recherche. */
export async function rassemblerWebinaires(db: Db, filtre: z.infer<typeof filtreSchema>) {
  const [referentiel, cycles] = await Promise.all([chargerReferentiel(db), listCycles(db)])
  const thematique = filtre.thematique ? referentiel.parCode('thematique', filtre.thematique) : undefined
  const termeIds = thematique ? [thematique.id] : []
  const trouvees = filtre.q === '' ? undefined : await rechercher(db, filtre.q, termeIds)
  const avant = filtre.avant === '' ? new Date() : new Date(filtre.avant)
  const [aVenir, lues] = trouvees
    ? [[], []]
    : await Promise.all([
        filtre.avant === '' ? listAVenir(db, { limite: prochaines, termeIds }) : [],
        listPassees(db, { limite: parPage + 1, termeIds, commenceesAvant: avant }),
      ])
  const passees = lues.slice(0, parPage)
  return {
    filtre,
    referentiel,
    thematique,
    trouvees,
    aVenir,
    passees: parCycle(
      passees.filter(({ genre }) => genre === 'webinaire'),
      cycles,
    ),
    rencontres: passees.filter(({ genre }) => genre === 'rencontre'),
    cycles,
    suite: lues.length > parPage ? passees.at(-1)?.debut.toISOString() : undefined,
    noms: await nomsDesPartenaires(db, [...(trouvees ?? []), ...aVenir]),
  }
}

/** Un cycle et toutes ses séances publiques, de la première à la dernière. */
export async function rassemblerCycle(db: Db, cycle: Cycle) {
  const seances = (await listPubliques(db, { limite: 200, cycleId: cycle.id })).toReversed()
  const [description] = await lireRendus(db, [{ genre: 'court', texte: cycle.description }])
  return {
    cycle,
    description: description?.html ?? '',
    seances,
    referentiel: await chargerReferentiel(db),
    noms: await nomsDesPartenaires(db, seances),
  }
}

async function rechercher(db: Db, q: string, termeIds: number[]): Promise<Seance[]> {
  const { tsquery, large } = await comprendre(db, q)
  if (tsquery === null) return []
  const etiquettes = termeIds.length > 0 ? [termeIds.map((id) => `t:${id}`)] : []
  const demander = (texte: string) => chercher(db, { salles: ['webinaire'], tsquery: texte, etiquettes, limite: prochaines })
  const exacts = await demander(tsquery)
  const resultats = exacts.length === 0 && large !== null ? await demander(large) : exacts
  const ids = resultats.map(({ objetId }) => objetId)
  return dansLOrdre(await listByIds(db, ids), ids).filter(estPublique)
}

// Les séances d'un même cycle, ou d'aucun ; les groupes viennent dans l'ordre de leur séance la plus récente.
function parCycle(seances: Seance[], cycles: Cycle[]) {
  const groupes = Map.groupBy(seances, ({ cycleId }) => cycleId)
  return [...groupes].map(([id, siennes]) => ({ cycle: cycles.find((cycle) => cycle.id === id), seances: siennes }))
}

/** Les noms des organisations citées, par identifiant de fiche. */
async function nomsDesPartenaires(db: Db, seances: Seance[]): Promise<Map<number, string>> {
  const ids = [...new Set(seances.flatMap(({ partenaireIds, contributionIds }) => [...contributionIds, ...partenaireIds]))]
  return new Map((await listActeurs(db, ids)).filter(({ etat }) => etat === 'publiee').map(({ id, nom }) => [id, nom]))
}
