export const etatsDeQuestion = ['a-moderer', 'visible', 'en-cours', 'repondue', 'plus-tard', 'ecartee'] as const
/** a-moderer : attend d'être lue ; en-cours : on y répond ; plus-tard : laissée pour après, avec une réponse écrite si besoin. */
export type EtatDeQuestion = (typeof etatsDeQuestion)[number]

export type Question = {
  id: number
  texte: string
  /** Le nom que la personne a voulu montrer ; vide : anonyme. */
  auteur: string
  etat: EtatDeQuestion
  soutiens: number
  reponse: string
  modifieLe: Date
}

/** Ce que tout le monde peut lire d'une question. */
export type QuestionMontree = Omit<Question, 'modifieLe'>

/** Le modèle vide que le script remplit. */
export const questionVide: QuestionMontree = { id: 0, texte: '', auteur: '', etat: 'visible', soutiens: 0, reponse: '' }

export const actes = ['accepter', 'prendre', 'repondre', 'reporter', 'ecarter', 'reprendre'] as const
/** Ce que l'animation fait d'une question, en un geste. */
export type Acte = (typeof actes)[number]

const passages: Record<Acte, { depuis: readonly EtatDeQuestion[]; vers: EtatDeQuestion }> = {
  accepter: { depuis: ['a-moderer'], vers: 'visible' },
  prendre: { depuis: ['visible', 'plus-tard', 'repondue'], vers: 'en-cours' },
  // Depuis elle-même : la réponse écrite se complète.
  repondre: { depuis: ['visible', 'en-cours', 'plus-tard', 'repondue'], vers: 'repondue' },
  reporter: { depuis: ['visible', 'en-cours', 'plus-tard'], vers: 'plus-tard' },
  ecarter: { depuis: ['a-moderer', 'visible', 'en-cours', 'repondue', 'plus-tard'], vers: 'ecartee' },
  reprendre: { depuis: ['en-cours', 'repondue', 'plus-tard', 'ecartee'], vers: 'visible' },
}

/** Les états d'où un acte est permis. */
export const etatsAvant = (acte: Acte): readonly EtatDeQuestion[] => passages[acte].depuis

/** L'état où un acte mène une question, ou rien s'il n'est pas permis depuis le sien. */
export function apresActe(etat: EtatDeQuestion, acte: Acte): EtatDeQuestion | undefined {
  return passages[acte].depuis.includes(etat) ? passages[acte].vers : undefined
}

type Etat = Pick<Question, 'id' | 'etat'>

/**
 * Les états que change un acte sur l'une des questions d'une séance ; rien s'il n'est pas permis. On ne répond qu'à une
 * question à la fois : en prendre une, c'est avoir répondu à la précédente.
 */
export function moderer(questions: readonly Etat[], id: number, acte: Acte): Etat[] | undefined {
  const visee = questions.find((question) => question.id === id)
  const etat = visee && apresActe(visee.etat, acte)
  if (!etat) return undefined
  const precedentes = etat === 'en-cours' ? questions.filter((q) => q.etat === 'en-cours' && q.id !== id) : []
  return [...precedentes.map((q): Etat => ({ id: q.id, etat: 'repondue' })), { id, etat }]
}

/** Vrai si tout le monde peut la lire. */
export const estMontree = ({ etat }: Pick<Question, 'etat'>): boolean => etat !== 'a-moderer' && etat !== 'ecartee'

/** Vrai si l'on peut dire « je me la pose aussi » : on n'y a pas encore répondu. */
export const seSoutient = ({ etat }: Pick<Question, 'etat'>): boolean => etat === 'visible' || etat === 'en-cours' || etat === 'plus-tard'

const rangs: Record<EtatDeQuestion, number> = { 'en-cours': 0, 'a-moderer': 1, visible: 2, 'plus-tard': 3, repondue: 4, ecartee: 5 }

/** L'ordre d'une liste : celle à laquelle on répond, puis les plus soutenues, les plus anciennes d'abord. */
export function comparer(a: Omit<Question, 'modifieLe'>, b: Omit<Question, 'modifieLe'>): number {
  return rangs[a.etat] - rangs[b.etat] || b.soutiens - a.soutiens || a.id - b.id
}

/** Celles de ces états, dans leur ordre. */
export const dansLEtat = (questions: readonly QuestionMontree[], etats: readonly EtatDeQuestion[]): QuestionMontree[] =>
  questions.filter(({ etat }) => etats.includes(etat)).toSorted(comparer)

export const libelleDeLEtat: Record<EtatDeQuestion, string> = {
  'a-moderer': 'À relire',
  visible: 'Posée',
  'en-cours': 'On y répond',
  repondue: 'Répondue',
  'plus-tard': 'Pour plus tard',
  ecartee: 'Écartée',
}
