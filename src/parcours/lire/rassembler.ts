import type { Db } from '#socle/db.ts'
import type { Erreurs } from '#socle/formulaire.ts'
import { lireFiltres } from '#socle/formulaire.ts'
import type { Contexte } from '#socle/salle.ts'
import { findById as findTerritoire } from '#territoire/territoire.repository.ts'
import { nomEtCode } from '#territoire/territoire.ts'
import { listRessourcesLiees, listSeancesLiees } from '../lies.repository.ts'
import { type Bloc, type Etape, etapesDe, type Parcours, ressourcesDe, seancesDe } from '../parcours.ts'
import type { Reponses } from '../progression/fusionner.ts'
import { findProgression } from '../progression/progression.repository.ts'
import type { Progression } from '../progression/progression.ts'
import type { Version } from '../versions.ts'
import { parcoursLisible } from './acces.ts'
import type { ContexteDeBloc } from './contexte-de-bloc.ts'
import { filtreVersion } from './lire.schema.ts'
import { rendreCourts, rendreTextes } from './rendre-textes.ts'

export type Lecture = {
  parcours: Parcours
  etapes: Etape[]
  version: Version
  progression: Progression | undefined
  /** « Thiers (63430) », vide si elle n'en a pas nommé. */
  territoire: string
  /** Le HTML sûr de son but et de « pour qui ». */
  presentation: Map<string, string>
}

/** Le parcours de l'URL, dans la version demandée, et où la personne connectée en est. */
export async function rassemblerLecture(c: Contexte): Promise<Lecture> {
  const { db, membre } = c.var
  const parcours = await parcoursLisible(c)
  const progression = membre ? await findProgression(db, membre.id, parcours.id) : undefined
  const version = lireFiltres(c, filtreVersion).version ?? progression?.version ?? '2h'
  const lieu = progression?.territoireId ? await findTerritoire(db, progression.territoireId) : undefined
  const presentation = await rendreCourts(db, [parcours.but, parcours.pourQui])
  const territoire = lieu ? nomEtCode(lieu) : ''
  return { parcours, etapes: etapesDe(parcours, version), version, progression, territoire, presentation }
}

/** De quoi montrer les blocs d'une étape. `saisie` : ce que la personne vient d'écrire, à lui rendre. */
export async function contexteDeBlocs(
  c: Contexte,
  blocs: readonly Bloc[],
  { version, progression }: Pick<Lecture, 'version' | 'progression'>,
  saisie?: { erreurs: Erreurs; faits: string[]; reponses: Reponses },
): Promise<ContexteDeBloc> {
  return {
    lies: await listLies(c.var.db, blocs),
    textes: await rendreTextes(c.var.db, blocs),
    faits: saisie?.faits ?? progression?.faits ?? [],
    reponses: saisie?.reponses ?? progression?.reponses ?? {},
    erreurs: saisie?.erreurs ?? {},
    choisi: (nom) => c.req.query(nom),
    version,
    compte: c.var.membre !== null,
    vivant: true,
  }
}

export async function listLies(db: Db, blocs: readonly Bloc[]): Promise<ContexteDeBloc['lies']> {
  const [ressources, seances] = await Promise.all([listRessourcesLiees(db, ressourcesDe(blocs)), listSeancesLiees(db, seancesDe(blocs))])
  return { ressources, seances }
}
