import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'

/** Qui lit le mot ; l'ordre d'affichage. */
export const lecteurs = ['elu', 'association', 'entreprise', 'chercheur'] as const
export type Lecteur = (typeof lecteurs)[number]
export const nomDuLecteur: Record<Lecteur, string> = {
  elu: 'Une élue, un élu',
  association: 'Une association',
  entreprise: 'Une entreprise',
  chercheur: 'Une chercheuse, un chercheur',
}

/** Ce que dit un mot, tel qu'une personne ou le contenu fondateur l'écrit. */
export type ContenuDeMot = {
  terme: string
  /** Les autres formes sous lesquelles il paraît dans un texte ; son pluriel régulier se reconnaît sans elles. */
  formes: string[]
  /** Markdown court. */
  definition: string
  /** Texte simple ; une clé absente : pas de lecture particulière. */
  lectures: Partial<Record<Lecteur, string>>
  /** Codes de mots voisins. */
  voir: string[]
  estProposition: boolean
  source: string
}

/** Un mot du glossaire. Son code est stable : il est dans les adresses et les exports. */
export type Mot = ContenuDeMot & { id: number; code: string; retireLe: Date | null; modifieLe: Date }

/** Un mot et sa définition mise en forme : en HTML sûr, et en texte simple. */
export type MotRendu = Mot & { html: string; texte: string }

/** Ce qui doit pouvoir se mettre en forme avant qu'un mot soit gardé. */
export const rendusDeMot = ({ definition }: Pick<ContenuDeMot, 'definition'>): DemandeDeRendu[] => [
  { genre: 'court', texte: definition },
  { genre: 'texte', texte: definition },
]

/** Les lectures écrites, sans celles qui sont vides. */
export const lecturesDe = (textes: Record<Lecteur, string>): ContenuDeMot['lectures'] =>
  Object.fromEntries(lecteurs.flatMap((lecteur) => (textes[lecteur] ? [[lecteur, textes[lecteur]]] : [])))

export const urlMot = (mot: Pick<Mot, 'code'>): string => `/glossaire/${mot.code}`

/** L'identifiant de sa carte dans une page : ce que vise le bouton qui l'explique. */
export const idDeLaCarte = (mot: Pick<Mot, 'code'>): string => `mot-${mot.code}`
