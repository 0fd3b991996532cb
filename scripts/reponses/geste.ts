import type { Changements } from './formulaire.ts'
import type { Qui } from './serveur.ts'

/** Un fichier joint à un envoi. */
export type Joint = { champ: string; nom: string; type: string; contenu: string }

/**
 * Un formulaire envoyé par quelqu'un : celui de `page`, dont l'adresse d'envoi contient `forme` (le premier sinon), tel qu'il est
 * ou changé `avec`. `page` peut commencer par « courriel: » (le dernier lien reçu qui contient la suite) ou « suite: » (là où a mené
 * le geste d'avant). `vers` : où l'envoyer, quand c'est un bouton qui le dit. `envoi` : sans passer par un formulaire ; ni l'un ni l'autre : seulement lire. `puis` : ce qu'on lit après.
 */
export type Geste = { qui: Qui; avec?: Changements; joint?: Joint; puis?: string[] } & (
  | { page: string; forme?: string; vers?: string; vide?: true }
  | { envoi: string }
  | { puis: string[] }
)
