import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import { ligneDeFiche, texteDeFiche } from '#socle/echange/cellule.ts'
import { signesVisibles } from '#socle/texte.ts'
import type { Codes } from './noms.ts'

/** Ce qu'une colonne porte ; une liste s'écrit d'un trait dans un tableau, en liste dans un JSON. */
export type Porte = string | number | boolean | string[] | null

/** Les cellules d'une ligne, par colonne ; celle d'une colonne absente du fichier manque. */
export type Cellules = Readonly<Partial<Record<string, string>>>

/** `dire` : ce qui a été ignoré ; `refuser` : pourquoi la ligne ne peut pas être prise. */
export type LectureDeLigne = Codes & { dire: (message: string) => void; refuser: (message: string) => void }

/** Lit des cellules, le temps d'un import. */
export type Lecteur<V> = {
  /** Cherche d'un coup ce que citent les lignes d'un lot. */
  preparer?: (db: Db, lot: readonly Cellules[]) => Promise<void>
  /** Ce que la ligne cite et que rien ne porte encore : elle attend les lignes d'avant, qui le portent peut-être. */
  inconnus?: (cellules: Cellules) => string[]
  /** Ce qu'un essai aurait fait naître, et que les lignes suivantes peuvent citer. */
  promettre?: (codes: readonly string[]) => void
  /** Ce que la ligne fait d'une valeur ; undefined : elle n'en dit rien. */
  lire: (cellules: Cellules, lecture: LectureDeLigne) => ((avant: V) => V) | undefined
}

/** Comment une valeur s'écrit dans un tableau, et s'y lit. */
export type Cellule<V> = {
  /** Celles qu'elle écrit. */
  colonnes: readonly string[]
  /** Celles qu'elle lit ; à défaut, les mêmes. */
  lues?: readonly string[]
  ecrire: (valeur: V, codes: Codes) => Record<string, Porte>
  lecteur: () => Lecteur<V>
  /** La phrase dite quand une fiche nouvelle ne la donne pas. */
  manque?: (termes: Referentiel) => string
  /** La valeur d'une fiche qui naît de ce fichier. */
  neuve?: (valeur: V, nomFichier: string) => V
}

type Une<V> = {
  ecrire: (valeur: V, codes: Codes) => Porte
  /** undefined : la valeur reste comme avant. */
  lire: (texte: string, lecture: LectureDeLigne) => V | undefined
}

/** Une valeur dans une colonne. */
export function uneColonne<V>(nom: string, { ecrire, lire }: Une<V>): Cellule<V> {
  return {
    colonnes: [nom],
    ecrire: (valeur, codes) => ({ [nom]: ecrire(valeur, codes) }),
    lecteur: () => ({
      lire: (cellules, lecture) => {
        const texte = cellules[nom]
        const valeur = texte === undefined ? undefined : lire(texte, lecture)
        return valeur === undefined ? undefined : () => valeur
      },
    }),
  }
}

export type TexteEnCellule = {
  /** Comment on le nomme : « Le résumé ». */
  quoi: string
  max: number
  min?: { signes: number; phrase: string }
  manque?: string
  /** Plutôt que de refuser la ligne. */
  couper?: true
  /** Sur plusieurs lignes. */
  long?: true
  /** Le fichier d'où vient une fiche nouvelle tient lieu de ce qu'elle ne dit pas. */
  fichier?: true
}

/** Un texte dans une colonne ; trop long, il est coupé ou fait refuser la ligne. */
export function enTexte(nom: string, o: TexteEnCellule): Cellule<string> {
  const cellule = uneColonne<string>(nom, {
    ecrire: (valeur) => valeur,
    lire: (cellule, { dire, refuser }) => {
      const texte = o.long ? texteDeFiche(cellule) : ligneDeFiche(cellule)
      if (o.min && signesVisibles(texte) < o.min.signes) refuser(o.min.phrase)
      if (texte.length <= o.max) return texte
      if (!o.couper) refuser(`${o.quoi} dépasse ${o.max} caractères.`)
      else dire(`${o.quoi} dépasse ${o.max} caractères : coupé${/^L[a']/.test(o.quoi) ? 'e' : ''}.`)
      return couper(texte, o.max)
    },
  })
  const { manque } = o
  return {
    ...cellule,
    ...(manque && { manque: () => manque }),
    ...(o.fichier && { neuve: (valeur, nomFichier) => valeur || `Import du fichier « ${nomFichier} »` }),
  }
}

/** Un texte dont l'absence se garde null. */
export const ouRien = ({ colonnes, ecrire, lecteur }: Cellule<string>): Cellule<string | null> => ({
  colonnes,
  ecrire: (valeur, codes) => ecrire(valeur ?? '', codes),
  lecteur: () => {
    const { lire } = lecteur()
    return {
      lire: (cellules, lecture) => {
        const lu = lire(cellules, lecture)
        return lu && ((avant) => lu(avant ?? '') || null)
      },
    }
  },
})

function couper(texte: string, max: number): string {
  const debut = texte.slice(0, max - 1)
  return `${debut.replace(/\s+\S*$/, '') || debut}…`
}

/** Ce que la personne a écrit, assez court pour une phrase. */
export const abreger = (texte: string, max = 60): string =>
  texte.trim().length > max ? `${texte.trim().slice(0, max - 1)}…` : texte.trim()

export const entreGuillemets = (textes: readonly string[], max = 60): string =>
  textes.map((texte) => `« ${abreger(texte, max)} »`).join(', ')
