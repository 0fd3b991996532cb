import type { VNode } from 'preact'
import type { OptionDeChamp } from '#interface/ChampParties.tsx'
import type { Referentiel } from '#referentiel/referentiel.ts'
import type { Db } from '#socle/db.ts'
import type { Difference } from '#socle/differer.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { Territoire } from '#territoire/territoire.ts'
import type { Cellule } from './cellule.ts'
import type { Citation, Noms, Source } from './noms.ts'

/** Pourquoi une saisie ne convient pas ; `lieux` : ceux entre lesquels choisir, quand le texte en désigne plusieurs. */
export type Faute = { phrase: string; lieux?: Territoire[] }
/** Nom de la saisie → sa faute. La clé '' porte celle du formulaire entier. */
export type Fautes = Record<string, Faute>
export type Lu<V> = { ok: true; valeur: V } | { ok: false; fautes: Fautes }

/** Un formulaire envoyé, et de quoi le comprendre. */
export type Formulaire = { db: Db; saisie: Saisie; referentiel: Referentiel }
/** Ce qu'une lecture connaît. `avant` : la valeur de la fiche que l'on modifie ; undefined si elle est neuve. */
export type Lecture<V> = Formulaire & { nom: string; avant: V | undefined }

/** Entre quoi choisir, par nom de saisie, quand cela se cherche. */
export type Offres = ReadonlyMap<string, readonly OptionDeChamp[]>
/** Un formulaire en cours : ce qui est saisi, ce qui ne convient pas. */
export type EtatDeSaisie = { saisie: Saisie; fautes: Fautes; referentiel: Referentiel; offres?: Offres | undefined }
/** `part` : l'une des saisies d'un champ qui en a plusieurs. */
export type PropsDeControle<V> = EtatDeSaisie & { nom: string; avant: V | undefined; part?: string | undefined }

/** Une rubrique d'une comparaison, d'un courriel, d'une page : son nom, et ses lignes. */
export type Rubrique = [nom: string, lignes: string[]]

/** Une valeur gardée dans sa propre table plutôt que dans une colonne. */
export type Rangement<V> = {
  /** Une valeur par fiche, à la place de celle qu'elle avait. */
  ecrire: (trx: Db, parFiche: ReadonlyMap<number, V>) => Promise<void>
  /** Ce que le champ relira, par fiche ; celles qui n'en ont pas manquent. */
  lire: (db: Db, ficheIds: number[]) => Promise<ReadonlyMap<number, unknown>>
}

/** Tout ce qu'un champ sait faire : se lire, se montrer, se dire, se garder. */
export type Champ<V> = {
  libelle: string
  /** Le nom de sa saisie ; à défaut, celui du champ (« dureeMinutes » : duree_minutes). */
  nom?: string | undefined
  /** Sa colonne ; à défaut, le nom du champ en « snake_case ». Null : il n'en a pas, la sorte le déduit d'autres. */
  colonne?: string | null
  /** La valeur telle que sa colonne la garde ; à défaut, telle quelle. */
  enColonne?: (valeur: V) => unknown
  /** La valeur d'une fiche neuve. */
  vide: V
  /** Relit ce que la base ou une version a gardé, si ancien que ce soit ; rend aussi la forme qui se compare. */
  garde: (brut: unknown) => V
  lire: (lecture: Lecture<V>) => Lu<V> | Promise<Lu<V>>
  /** La valeur telle que le formulaire la montre. */
  remplir: (valeur: V, nom: string, noms: Noms) => Saisie
  Controle: (props: PropsDeControle<V>) => VNode | null
  dire: (valeur: V, noms: Noms) => Rubrique[]
  /** Ce qu'elle cite : à nommer, et à retrouver avant de la récrire. */
  cite: (valeur: V) => Citation[]
  /** La même, sans ce qui a disparu depuis. */
  sansDisparus: (valeur: V, noms: Noms) => V
  /** Le nom de chacune de ses saisies, pour le résumé des fautes. */
  libelles: (nom: string) => Record<string, string>
  /** Ce qui se compare sans se montrer ; à défaut, on compare ce que `dire` dit. */
  comparer?: (avant: V, apres: V) => Difference[]
  rangement?: Rangement<V>
  /** Comment elle s'écrit dans un tableau, sous le nom de sa saisie ou un autre ; sans elle, elle n'y est pas. */
  cellule?: (nom: string) => Cellule<V>
}

export type Champs<S extends object> = { readonly [K in keyof S]: Champ<S[K]> }
/** Ce qui s'écrit d'une fiche, d'après ses champs. */
export type SaisieDe<C> = C extends Champs<infer S> ? S : never

type Propres<V> = Pick<Champ<V>, 'libelle' | 'vide' | 'garde' | 'lire' | 'remplir' | 'Controle' | 'dire'>

/** Un champ, ce qu'il ne dit pas complété : il ne cite rien, sa seule saisie porte son libellé. */
export function champ<V>(propres: Propres<V> & Partial<Champ<V>>): Champ<V> {
  return {
    cite: () => [],
    sansDisparus: (valeur) => valeur,
    libelles: (nom) => ({ [nom]: propres.libelle }),
    ...propres,
  }
}

/** D'un champ qui cite une chose d'une source, ou rien : ce qu'il garde, montre, dit, et oublie quand elle a disparu. */
export function unCite(source: Source, rubrique: string, disparu = 'Disparu depuis') {
  type Id = number | null
  return {
    vide: null,
    garde: (brut: unknown): Id => (typeof brut === 'number' ? brut : null),
    remplir: (id: Id, nom: string, noms: Noms): Saisie => ({ [nom]: id === null ? '' : (noms.de(source, id)?.saisi ?? '') }),
    dire: (id: Id, noms: Noms): Rubrique[] => [[rubrique, id === null ? [] : [noms.de(source, id)?.nom ?? disparu]]],
    cite: (id: Id): Citation[] => (id === null ? [] : [{ source, id }]),
    sansDisparus: (id: Id, noms: Noms): Id => (id !== null && noms.de(source, id) ? id : null),
  }
}

export const faute = (nom: string, phrase: string): { ok: false; fautes: Fautes } => ({ ok: false, fautes: { [nom]: { phrase } } })
/** La phrase de chaque faute, par saisie. */
export const phrasesDe = (fautes: Fautes): Record<string, string> =>
  Object.fromEntries(Object.entries(fautes).map(([nom, { phrase }]) => [nom, phrase]))

export const lu = <V>(valeur: V): { ok: true; valeur: V } => ({ ok: true, valeur })
