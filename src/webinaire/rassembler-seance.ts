import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { listApercusParIds } from '#ressource/apercu.repository.ts'
import type { Db } from '#socle/db.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { findCycle } from './cycle.repository.ts'
import { listPubliques } from './seance.repository.ts'
import { momentDe, type Seance, textesDeSeance } from './seance.ts'

export type VueDeSeance = Awaited<ReturnType<typeof rassemblerSeance>>

const seancesDUnCycle = 100

/** Tout ce que montre la page d'une séance. */
export async function rassemblerSeance(db: Db, seance: Seance) {
  const cites = seance.programme.flatMap(({ interventions }) => interventions.flatMap(({ acteurId }) => acteurId ?? []))
  const [referentiel, mots, rendus, cycle, duCycle, acteurs, fichiers, ressources] = await Promise.all([
    chargerReferentiel(db),
    chargerMots(db),
    lireRendus(db, textesDeSeance(seance)),
    seance.cycleId === null ? undefined : findCycle(db, seance.cycleId),
    seance.cycleId === null ? [] : listPubliques(db, { limite: seancesDUnCycle, cycleId: seance.cycleId }),
    listActeurs(db, [...new Set([...cites, ...seance.contributionIds, ...seance.partenaireIds])]),
    listFichiers(
      db,
      seance.documents.flatMap(({ fichierId }) => fichierId ?? []),
    ),
    listApercusParIds(db, seance.ressourceIds),
  ])
  const { htmls, expliques } = await expliquerLaPage(
    rendus.map(({ html }) => html),
    mots,
  )
  const [description = '', aRetenir = '', ...parties] = htmls
  return {
    seance,
    moment: momentDe(seance),
    referentiel,
    cycle,
    voisines: voisinesDe(seance, duCycle),
    /** Les fiches publiées qu'elle cite. */
    acteurs: new Map(acteurs.filter(({ etat }) => etat === 'publiee').map((acteur) => [acteur.id, acteur])),
    fichiers: new Map(fichiers.map((fichier) => [fichier.id, fichier])),
    ressources,
    /** HTML sûr, mots du glossaire expliqués ; un résumé par partie du programme. */
    textes: { description, aRetenir, parties },
    mots: expliques,
  }
}

// `duCycle` va de la plus récente à la plus ancienne.
function voisinesDe(seance: Seance, duCycle: Seance[]) {
  const rang = duCycle.findIndex(({ id }) => id === seance.id)
  return rang === -1 ? { avant: undefined, apres: undefined } : { avant: duCycle[rang + 1], apres: duCycle[rang - 1] }
}
