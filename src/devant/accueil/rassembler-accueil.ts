import type { Apercu } from '#acteur/acteur.ts'
import { acteurs, catalyseurs } from '#acteur/annuaire.ts'
import { listRecents } from '#acteur/apercu.repository.ts'
import { lireCarte, type VueDeCarte } from '#fiche/catalogue/carte/lire-carte.ts'
import { compterTous } from '#fiche/catalogue/consulter.ts'
import { lireGroupes } from '#fiche/catalogue/question/comprendre-demande.ts'
import { toutes } from '#fiche/catalogue/question/fonds.ts'
import { compter } from '#fiche/catalogue/reponse/facettes.repository.ts'
import { type Comptes, compterFacettes, trouver } from '#fiche/catalogue/reponse/trouver.ts'
import { listPublies } from '#parcours/parcours.depot.ts'
import type { Parcours } from '#parcours/parcours.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { listRecentes } from '#ressource/apercu.repository.ts'
import type { ApercuDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { listAVenir } from '#webinaire/seance.repository.ts'
import type { Seance } from '#webinaire/seance.ts'

/** Le réseau vivant, tel que la page d'accueil le montre. */
export type VueDAccueil = {
  referentiel: Referentiel
  catalyseurs: number
  acteurs: number
  facettes: Comptes
  recents: Apercu[]
  ressources: ApercuDeRessource[]
  /** Les premiers de la liste. */
  parcours: Parcours[]
  /** La prochaine séance annoncée, s'il y en a une. */
  prochaine: Seance | undefined
  carte: VueDeCarte | null
}

const pratiques = catalyseurs.dimensions.filter(({ nom }) => nom === 'pratique')

export async function rassemblerAccueil(db: Db): Promise<VueDAccueil> {
  const referentiel = await chargerReferentiel(db)
  const tous = await trouver(db, catalyseurs, toutes(catalyseurs))
  const [nombreDeCatalyseurs, nombreDActeurs, facettes, recents, ressources, parcours, seances] = await Promise.all([
    compter(db, tous),
    compterTous(db, acteurs),
    compterFacettes(db, tous, await lireGroupes(db, referentiel, pratiques)),
    listRecents(db, 4),
    listRecentes(db, { limite: 4 }),
    listPublies(db),
    listAVenir(db, { limite: 3 }),
  ])
  return {
    referentiel,
    catalyseurs: nombreDeCatalyseurs,
    acteurs: nombreDActeurs,
    facettes,
    recents,
    ressources,
    parcours: parcours.slice(0, 4),
    prochaine: seances.find(({ etat }) => etat === 'annoncee'),
    carte: await lireCarte(db, tous, nombreDeCatalyseurs),
  }
}
