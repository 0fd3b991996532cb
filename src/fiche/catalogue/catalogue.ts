import type { VNode } from 'preact'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Fil } from '../fil.ts'
import type { Vue } from './consulter.ts'
import type { Demande } from './question/demande.ts'
import type { Fonds } from './question/fonds.ts'

/** Comment une liste se nomme et se dit. */
export type MotsDuCatalogue = {
  /** « Les ressources » : le titre de la page ; ce qu'elle est, pour un moteur, dans le fil d'Ariane, sous son titre. */
  titre: string
  description: string
  etape: string
  chapeau: string
  /** « ressource », « ressources » ; et comment les appelle une phrase courte : « 3 fiches sur 12 ». */
  une: string
  plusieurs: string
  fiches: string
  genre: 'f' | 'm'
  /** Les champs de la recherche. */
  chercher: { titre: string; q: string; lieu: string; aideDuLieu: string }
  /** Le lieu compris, avant son nom ; et ce que l'on trouve sans lui. */
  ici: string
  partout: string
  /** Ce que montrent de plus les filtres fins. */
  plus: string
  /** Emporter la liste ; la même, entière, pour qui la lit sur un autre site. */
  emporter: string
  complet: string
}

/** Un fichier de la liste : « Tableau (CSV) », et ce que l'on en fait. */
export type Emport = { extension: string; libelle: string; suite: string }

/** Un catalogue : ce qu'il cherche, comment il se montre. */
export type Catalogue<A> = {
  fonds: Fonds<A>
  mots: MotsDuCatalogue
  emports: readonly Emport[]
  /** Quand rien ne répond : ce qu'on en dit, et les pas suivants. */
  vide: { titre: string; phrase: string; issues: (vue: Vue<A>) => readonly { libelle: string; href: string }[] }
  /** Les autres portes de la salle, sous le titre. */
  portes: readonly { href: string; libelle: string; quoi: string }[]
  fil: Fil<A> | null
  /** Ce que la page redit d'une demande marquée. */
  Annonce?: (props: { demande: Demande; referentiel: Referentiel }) => VNode | null
  Carte: (props: { apercu: A; referentiel: Referentiel; niveau: 2 | 3 }) => VNode
}
