import { ligneDeFiche } from '#socle/echange/cellule.ts'
import { lireListeJson, lireTableau } from '#socle/echange/lire-tableau.ts'
import { reconnaitreFormat } from '#socle/echange/reconnaitre-format.ts'
import type { Tableau } from '#socle/echange/tableau.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { pluriel } from '#socle/texte.ts'
import { accorder, unNom } from '../../../mots.ts'
import type { Mots } from '../../../sorte.ts'
import type { Plan } from '../../plan.ts'
import type { LigneLue } from './lire-ligne.ts'

export type FichierCompris = {
  total: number
  /** Les lignes, de la première à la dernière ; se relit depuis le début à chaque appel. */
  lignes: () => AsyncGenerator<LigneLue>
  /** Ce qui a été reconnu, en une phrase à montrer. */
  phrase: string
}

/** Ce qu'il faut d'un plan pour comprendre un fichier. */
type PlanLu = Pick<Plan<object, string, object>, 'liste' | 'cles' | 'traductions' | 'colonneDe'> & { nom: string; sorte: { mots: Mots } }

const nomsDesSeparateurs: Record<string, string> = { ',': 'des virgules', ';': 'des points-virgules', '\t': 'des tabulations' }

/** Comprend un fichier envoyé, CSV ou JSON : encodage, séparateur, schéma, lignes. Refuse clairement ce qu'il ne comprend pas. */
export async function comprendreFichier(plan: PlanLu, octets: Uint8Array): Promise<FichierCompris> {
  const { mots } = plan.sorte
  const enJson = reconnaitreFormat(octets) === 'json'
  const tableau = await (enJson ? lireListeJson(octets, plan.liste) : lireTableau(octets))
  const { total, encodage, separateur } = tableau
  const { lire, ignorees, schema } = lecteurDe(plan, tableau)
  async function* lignes() {
    for await (const { ligne, cellules: lues, trop } of tableau.lignes()) {
      const { cellules, supposees } = lire(lues)
      yield { ligne, nom: ligneDeFiche(cellules[plan.nom] ?? ''), cellules, trop, ...(supposees && { supposees }) }
    }
  }
  const phrases = [
    enJson
      ? `${pluriel(total, unNom(mots), mots.pluriel)}, fichier JSON.`
      : `${pluriel(total, 'ligne', 'lignes')}, encodage ${encodage}, colonnes séparées par ${nomsDesSeparateurs[separateur]}.`,
    plan.traductions && !enJson ? `Schéma reconnu : ${schema}.` : '',
    ignorees.length > 0 ? `Colonnes ignorées : ${ignorees.slice(0, 20).join(', ')}.` : '',
  ]
  return { total, lignes, phrase: phrases.filter((phrase) => phrase !== '').join(' ') }
}

type LecteurDeFichier = {
  lire: (lues: ReadonlyMap<string, string>) => Pick<LigneLue, 'cellules' | 'supposees'>
  ignorees: string[]
  schema: string
}

function lecteurDe(plan: PlanLu, { entetes }: Tableau): LecteurDeFichier {
  const traduction = plan.traductions?.find(({ reconnait }) => reconnait(entetes))
  if (traduction) return { lire: traduction.traduire, ignorees: [], schema: traduction.nom }
  const couples = entetes.flatMap((entete) => {
    const colonne = plan.colonneDe(entete)
    return colonne ? [[entete, colonne] as const] : []
  })
  const reperes = [plan.nom, 'cle', ...plan.cles]
  if (!couples.some(([, colonne]) => reperes.includes(colonne))) throw new ErreurMetier(422, sansRepere(plan, entetes))
  const lire = (lues: ReadonlyMap<string, string>) => {
    const cellules: Record<string, string> = {}
    for (const [entete, colonne] of couples) {
      const cellule = lues.get(entete)
      if (cellule !== undefined) cellules[colonne] ??= cellule
    }
    return { cellules }
  }
  const ignorees = entetes.filter((entete) => entete !== '' && !plan.colonneDe(entete))
  return { lire, ignorees, schema: "fichier d'échange de Catalyse" }
}

function sansRepere({ nom, sorte: { mots } }: PlanLu, entetes: readonly string[]): string {
  const lues = entetes.filter((entete) => entete !== '').slice(0, 20)
  return `Aucune colonne ne dit de ${accorder(mots, 'quel', 'le')} ${unNom(mots)} il s'agit : il faut au moins « ${nom} ». Colonnes lues : ${lues.join(', ')}.`
}
