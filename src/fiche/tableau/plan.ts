import type { Cellule, Cellules, Porte } from '#champ/cellule.ts'
import { clesDe, enSnake, nomDeSaisie } from '#champ/champs.ts'
import type { Codes } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'
import { desamorcer } from '#socle/echange/cellule.ts'
import type { Fiche, Sorte } from '../sorte.ts'

/** Une ligne d'un autre schéma, dans nos colonnes. `supposees` : ce qu'il ne fait que supposer, repris pour une fiche nouvelle seulement. */
export type Traduction = {
  nom: string
  reconnait: (entetes: readonly string[]) => boolean
  traduire: (lues: ReadonlyMap<string, string>) => { cellules: Cellules; supposees: Cellules }
}

/** Ce qu'une salle dit de ses tableaux ; les colonnes viennent de ses champs. */
export type OptionsDeTableau<S extends object, E extends string, P extends object> = {
  /** Le champ de son nom ; sa colonne porte le même. */
  nom: keyof S & string
  /** Le nom de la liste, dans un fichier JSON : « ressources ». */
  liste: string
  /** L'ordre de ses colonnes ; celles qu'il ne nomme pas suivent. « etat » y est si un tableau peut le changer. */
  ordre: readonly string[]
  /** Par colonne, les autres noms sous lesquels elle arrive, séparés d'une espace. */
  synonymes: Readonly<Record<string, string>>
  /** Les champs qui la désignent elle seule, et comment les nommer : « Ce SIRET ». */
  identifiants: Partial<Record<keyof S & string, string>>
  /** Ce qui, avec son nom, la désigne à défaut d'identifiant. */
  homonymes: {
    /** Sous quoi une fiche se retrouve. */
    connue: (contenu: S) => string[]
    /** Sous quoi une ligne la cherche. */
    cherchee: (contenu: S) => string
    /** Celles de la base que ces lignes peuvent désigner ; `tri` : leur nom, tel que la base le compare. */
    lister: (db: Db, lignes: readonly { tri: string; contenu: S }[]) => Promise<number[]>
    /** Les identifiants qui, différents, en font deux fiches. */
    separes: readonly (keyof S & string)[]
  }
  /** Vrai si un identifiant partagé n'en fait pas la même fiche. */
  distinctes?: (connue: S, ligne: S) => boolean
  /** Des champs qui s'écrivent et se lisent ensemble. */
  ensemble?: Cellule<S>
  traductions?: readonly Traduction[]
  /** Des colonnes que l'on ne fait qu'écrire. */
  propres?: (fiche: Fiche<S, E, P>) => Record<string, Porte>
}

/** Une sorte et ses tableaux. */
export type Plan<S extends object, E extends string, P extends object> = OptionsDeTableau<S, E, P> & {
  sorte: Sorte<S, E, P>
  cellules: readonly Cellule<S>[]
  /** Les colonnes de ses identifiants. */
  cles: readonly string[]
  /** Celles qu'un export écrit, dans l'ordre. */
  colonnes: readonly string[]
  /** La colonne que désigne un en-tête normalisé. */
  colonneDe: (entete: string) => string | undefined
}

/** Met ensemble ce que la sorte, ses champs et sa salle disent de ses tableaux. */
export function faireLePlan<S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  options: OptionsDeTableau<S, E, P>,
): Plan<S, E, P> {
  const desChamps = clesDe(sorte.champs).flatMap((cle) => {
    const cellule = sorte.champs[cle].cellule?.(nomDeSaisie(cle, sorte.champs[cle]))
    return cellule ? [duChamp(cle, cellule)] : []
  })
  const cellules = [...desChamps, ...(options.ensemble ? [options.ensemble] : [])]
  const { ordre } = options
  const colonnes = [...new Set([...ordre, ...cellules.flatMap((cellule) => cellule.colonnes)])]
  const lues = new Set([...cellules.flatMap((cellule) => cellule.lues ?? cellule.colonnes), ...colonnes])
  const autres = new Map(
    Object.entries(options.synonymes).flatMap(([colonne, noms]) => noms.split(' ').map((nom) => [nom, colonne] as const)),
  )
  const colonneDe = (entete: string) => (lues.has(entete) ? entete : autres.get(entete))
  return { ...options, sorte, cellules, cles: Object.keys(options.identifiants).map(enSnake), colonnes, colonneDe }
}

// La cellule d'un champ, sur la fiche entière.
function duChamp<S extends object, K extends keyof S & string>(cle: K, cellule: Cellule<S[K]>): Cellule<S> {
  const { ecrire, lecteur, neuve } = cellule
  return {
    ...cellule,
    ecrire: (contenu, codes) => ecrire(contenu[cle], codes),
    lecteur: () => {
      const { lire, ...reste } = lecteur()
      return {
        ...reste,
        lire: (cellules, lecture) => {
          const lu = lire(cellules, lecture)
          return lu && ((avant) => ({ ...avant, [cle]: lu(avant[cle]) }))
        },
      }
    },
    neuve: (contenu, nomFichier) => (neuve ? { ...contenu, [cle]: neuve(contenu[cle], nomFichier) } : contenu),
  }
}

/** Ce qu'une colonne porte, en texte. Un nombre reste un nombre pour le tableur : une longitude négative n'est pas une formule. */
export function enCellule(valeur: Porte | undefined): string {
  if (Array.isArray(valeur)) return desamorcer(valeur.map((un) => un.replaceAll('|', '%7C').replace(/\s/g, '%20')).join('|'))
  if (typeof valeur === 'boolean') return valeur ? 'oui' : 'non'
  return typeof valeur === 'number' ? String(valeur) : desamorcer(valeur ?? '')
}

/** Vrai si ces cellules sont celles que l'export d'une fiche écrirait : la ligne n'en change rien. */
export function ditDeja<S>({ lues, colonnes, ecrire }: Cellule<S>, avant: S, cellules: Cellules, codes: Codes): boolean {
  const dites = [...new Set([...colonnes, ...(lues ?? [])])].filter((colonne) => cellules[colonne] !== undefined)
  const ecrites = ecrire(avant, codes)
  return dites.length > 0 && dites.every((colonne) => colonne in ecrites && enTexteNu(ecrites[colonne]) === cellules[colonne])
}

// La lecture d'un fichier a déjà réarmé ses cellules.
const enTexteNu = (valeur: Porte | undefined): string => (typeof valeur === 'string' ? valeur : enNu(enCellule(valeur)))
const enNu = (cellule: string): string => (cellule.startsWith("'") ? cellule.slice(1) : cellule)
