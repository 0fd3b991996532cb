import type { Apercu } from '#acteur/acteur.ts'
import { listRecents } from '#acteur/annuaire.repository.ts'
import type { Filtre } from '#acteur/annuaire.ts'
import { lireCarte, type VueDeCarte } from '#acteur/consulter-annuaire.ts'
import { countFacettes, countFiches } from '#acteur/facettes.repository.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Parcours } from '#parcours/parcours.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { listRecentes } from '#ressource/catalogue.repository.ts'
import type { ApercuDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { listAVenir } from '#webinaire/seance.repository.ts'
import type { Seance } from '#webinaire/seance.ts'

/** Le réseau vivant, tel que la page d'accueil le montre. */
export type VueDAccueil = {
  referentiel: Referentiel
  catalyseurs: number
  acteurs: number
  facettes: Map<number, number>
  recents: Apercu[]
  ressources: ApercuDeRessource[]
  /** Les premiers de la liste. */
  parcours: Parcours[]
  /** La prochaine séance annoncée, s'il y en a une. */
  prochaine: Seance | undefined
  carte: VueDeCarte
}

const tousLesCatalyseurs: Filtre = { catalyseurs: true, tsquery: null, termes: {}, territoire: null, tri: 'nom' }

export async function rassemblerAccueil(db: Db): Promise<VueDAccueil> {
  const [referentiel, catalyseurs, acteurs, facettes, recents, ressources, parcours, seances] = await Promise.all([
    chargerReferentiel(db),
    countFiches(db, tousLesCatalyseurs),
    countFiches(db, { ...tousLesCatalyseurs, catalyseurs: false }),
    countFacettes(db, tousLesCatalyseurs),
    listRecents(db, 4),
    listRecentes(db, { limite: 4 }),
    listPublies(db),
    listAVenir(db, { limite: 3 }),
  ])
  return {
    referentiel,
    catalyseurs,
    acteurs,
    facettes,
    recents,
    ressources,
    parcours: parcours.slice(0, 4),
    prochaine: seances.find(({ etat }) => etat === 'annoncee'),
    carte: await lireCarte(db, tousLesCatalyseurs, catalyseurs),
  }
}
