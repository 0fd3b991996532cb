import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { ContenuDeMot } from './mot.champs.tsx'

/** Un mot du glossaire. Son code est stable : il est dans les adresses et les exports. */
export type Mot = ContenuDeMot & { id: number; code: string; retireLe: Date | null; modifieLe: Date }

/** Un mot et sa définition mise en forme : en HTML sûr, et en texte simple. */
export type MotRendu = Mot & { html: string; texte: string }

/** Ce qui doit pouvoir se mettre en forme avant qu'un mot soit gardé. */
export const rendusDeMot = ({ definition }: Pick<ContenuDeMot, 'definition'>): DemandeDeRendu[] => [
  { genre: 'court', texte: definition },
  { genre: 'texte', texte: definition },
]

export const urlMot = (mot: Pick<Mot, 'code'>): string => `/glossaire/${mot.code}`

/** L'identifiant de sa carte dans une page : ce que vise le bouton qui l'explique. */
export const idDeLaCarte = (mot: Pick<Mot, 'code'>): string => `mot-${mot.code}`
