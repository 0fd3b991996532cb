import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Db } from '#socle/db.ts'
import { examiner } from '#socle/moteur.ts'
import type { LieuCompris } from '#territoire/lieu-filtre.ts'
import { comprendreDemande, type Groupe } from '../question/comprendre-demande.ts'
import type { Demande } from '../question/demande.ts'
import { type Critere, type Fonds, facetteDe, plafond, type Question, type Trouve } from '../question/fonds.ts'
import { countParValeur } from './facettes.repository.ts'

/** Cherche une fois pour toutes les lectures d'une page : liste, comptes et carte partent des mêmes objets. */
export async function trouver<A>(db: Db, fonds: Fonds<A>, question: Question, { peser = true } = {}): Promise<Trouve<A>> {
  const { tsquery, criteres } = question
  if (tsquery === null && criteres.every(({ exact }) => exact)) return { fonds, question, examines: null }
  const recherche = { salles: [...fonds.salles], tsquery, etiquettes: criteres.map(etiquettes) }
  return { fonds, question, examines: await examiner(db, recherche, plafond, { peser }) }
}

/** Ce qui répond à une demande, sans la page : pour un fil, un fichier, un programme. */
export async function repondre<A>(db: Db, fonds: Fonds<A>, demande: Demande): Promise<{ trouve: Trouve<A>; lieu: LieuCompris }> {
  const { question, lieu } = await comprendreDemande(db, await chargerReferentiel(db), fonds, demande)
  return { trouve: await trouver(db, fonds, question), lieu }
}

/** Par dimension et valeur, combien d'objets : sans tenir compte de ce qui y est coché, donc ce que l'on trouverait en cochant. */
export type Comptes = ReadonlyMap<string, ReadonlyMap<number, number>>

export async function compterFacettes(db: Db, trouve: Trouve<unknown>, groupes: readonly Groupe[]): Promise<Comptes> {
  const { fonds, question } = trouve
  const coche = (nom: string) => question.criteres.some((critere) => critere.nom === nom)
  // Les termes que rien ne coche se comptent ensemble, en une lecture.
  const ensemble = groupes.filter(({ dimension }) => dimension.genre === 'terme' && !coche(dimension.nom))
  const lots = [ensemble, ...groupes.filter((groupe) => !ensemble.includes(groupe)).map((groupe) => [groupe])]
  const comptes = lots.map(async (lot): Promise<[string, Map<number, number>][]> => {
    const [premier] = lot
    if (!premier) return []
    const { nom } = premier.dimension
    const libre = { ...question, criteres: question.criteres.filter((critere) => critere.nom !== nom) }
    const ici = coche(nom) ? await trouver(db, fonds, libre, { peser: false }) : trouve
    const valeurs = lot.flatMap(({ choix }) => choix.flatMap((choisi) => choisi.valeurs))
    const lus = await countParValeur(db, ici, facetteDe(premier.dimension), valeurs)
    return lot.map(({ dimension }) => [dimension.nom, lus])
  })
  return new Map((await Promise.all(comptes)).flat())
}

const etiquettes = ({ ou }: Critere): string[] => ou.flatMap(({ facette, valeurs }) => valeurs.map((id) => `${facette.etiquette}:${id}`))
