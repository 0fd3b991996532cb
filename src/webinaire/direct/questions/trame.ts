import { comparer, estMontree, type Question, type QuestionMontree } from './question.ts'

/** publique : ce que tout le monde lit ; animation : aussi ce qui attend d'être relu, et ce qui a été écarté. */
export type Vue = 'publique' | 'animation'

const encodeur = new TextEncoder()

/** Un battement : garde la connexion ouverte à travers les mandataires. */
export const battement = encodeur.encode(':\n\n')

/** Ce qui a changé : les questions telles qu'elles sont, et celles qui ne se montrent plus. */
export function trameDeChangement(changees: readonly Question[], disparues: readonly number[], vue: Vue, marque: number): Uint8Array {
  const montrees = changees.filter((question) => seVoit(question, vue))
  const retirees = [...disparues, ...changees.filter((question) => !seVoit(question, vue)).map(({ id }) => id)]
  return trame('questions', { questions: montrees.map(montrer), retirees }, marque)
}

/**
 * L'état d'une séance, pour qui arrive ou revient. `depuis` : la marque qu'il avait ; seul ce qui a changé depuis est
 * redit, et `presentes` lui dit ce qu'il doit oublier.
 */
export function etatDeLaSeance(questions: Iterable<Question>, vue: Vue, depuis = 0): { questions: QuestionMontree[]; presentes: number[] } {
  const visibles = [...questions].filter((question) => seVoit(question, vue)).sort(comparer)
  // Cinq secondes de marge : une écriture plus ancienne peut avoir été confirmée après une plus récente.
  const neuves = visibles.filter(({ modifieLe }) => modifieLe.getTime() >= depuis - 5000)
  return { questions: neuves.map(montrer), presentes: visibles.map(({ id }) => id) }
}

export function trameDEtat(questions: Iterable<Question>, vue: Vue, marque: number, depuis?: number): Uint8Array {
  return trame('etat', etatDeLaSeance(questions, vue, depuis), marque)
}

/** Le premier mot d'une connexion : dans combien de temps revenir si elle tombe (chacun le sien), et un jeton neuf. */
export function trameDAccueil(jeton: string): Uint8Array {
  const retour = 2000 + Math.floor(Math.random() * 4000)
  return encodeur.encode(`retry: ${retour}\nevent: jeton\ndata: ${JSON.stringify(jeton)}\n\n`)
}

/** La marque d'un ensemble de questions : la milliseconde de son dernier changement. */
export function marqueDe(questions: Iterable<Question>): number {
  let marque = 0
  for (const { modifieLe } of questions) marque = Math.max(marque, modifieLe.getTime())
  return marque
}

const seVoit = (question: Question, vue: Vue): boolean => vue === 'animation' || estMontree(question)

// Champ par champ : rien de plus ne sort, même si la question gagne un jour un champ réservé.
function montrer({ id, texte, auteur, etat, soutiens, reponse }: Question): QuestionMontree {
  return { id, texte, auteur, etat, soutiens, reponse }
}

// JSON n'écrit aucun retour à la ligne : une donnée tient sur sa ligne « data: ».
function trame(evenement: string, donnees: object, marque: number): Uint8Array {
  return encodeur.encode(`id: ${marque}\nevent: ${evenement}\ndata: ${JSON.stringify(donnees)}\n\n`)
}
