import type { RawBuilder } from 'kysely'
import type { Champs, Lu } from '#champ/champ.ts'
import type { Concerne } from '#membre/membre.droits.ts'
import type { Db } from '#socle/db.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { MembreConnecte } from '#socle/session.ts'

/** Une ligne de la table d'une sorte, telle que la base la rend. */
export type Ligne = Readonly<Record<string, unknown>>

/** Ce que toute fiche porte, outre ce qui s'écrit d'elle. */
export type Suivi<E extends string = string> = {
  id: number
  slug: string
  etat: E
  /** Le membre qui la tient ; null : personne. */
  proprietaireId: string | null
  /** Date civile « 2026-03-03 » du dernier « toujours à jour » ; null : jamais vérifiée. */
  verifieeLe: string | null
  creeLe: Date
  modifieLe: Date
}

/** Une fiche : ce qui s'écrit d'elle (S), son suivi, ce que sa table dit de plus (P). */
export type Fiche<S extends object, E extends string = string, P extends object = object> = S & Suivi<E> & P

/** Comment on la nomme : « une fiche », « la fiche », « cette fiche », « fiches » ; où elle se trouve, et d'où elle sort : « dans l'annuaire », « de l'annuaire ». */
export type Mots = { un: string; la: string; cette: string; pluriel: string; dans: string; hors: string; genre: 'f' | 'm' }

export type Etape = { libelle: string; href?: string }

/** Ce qu'une salle dit d'une chose publiable ; ce que la chose peut faire est dans les dossiers de fiche/. */
export type Sorte<S extends object, E extends string = string, P extends object = object> = {
  /** Le nom de la salle : clé de l'historique, des demandes. */
  salle: string
  table: string
  /** Où vivent ses listes et ses actes : « /ressources ». */
  chemin: `/${string}`
  /** Des pages portent ces noms sous son chemin : une fiche ne peut pas les prendre. */
  reserves: readonly string[]
  /** Les colonnes qui rangent une liste de fiches : « tri », « id ». */
  ordre: readonly string[]
  mots: Mots
  champs: Champs<S>
  titre: (contenu: S) => string
  url: (fiche: Fiche<S, E, P>) => string
  /** Le fil d'Ariane de sa page ; d'un acte sur elle, avec son nom. */
  fil: (fiche: Fiche<S, E, P>, acte?: string) => Etape[]
  /** Chaque état et s'il se lit par tous ; le premier est celui d'une fiche dont l'état ne se comprend plus. */
  etats: Record<
    E,
    { libelle: string; public: boolean /** Ce que sa page dit quand elle vient d'y passer. */; avis?: 'proposee' | 'publiee' }
  >
  /** Le territoire d'où elle vient, s'il y en a un : la file des demandes y range les siennes. */
  siege: (contenu: S) => number | null
  /** Ce qu'elle touche : ses territoires et ses termes disent qui l'anime. */
  touche: (contenu: S) => { lieux: number[]; termes: number[] }
  /** Le rôle le plus faible qui peut en modifier une : « membre » si un membre la tient, « animateur » si l'animation seule l'écrit. */
  ecriteAuMieuxPar: 'membre' | 'animateur'
  /** Qui peut la modifier ; à défaut, qui la tient et qui anime ce qu'elle touche. */
  peutModifier?: (membre: MembreConnecte, fiche: Fiche<S, E, P>, portee: Concerne) => boolean
  /** Ce que sa table garde en plus de ses champs et de son suivi. */
  plus: (ligne: Ligne) => P
  /** Les colonnes déduites de plusieurs champs. */
  deduites?: (contenu: S) => Record<string, unknown>
  /** Celles que la base calcule, en SQL, d'après la ligne `f` qui s'écrit (ses champs et ses colonnes déduites). */
  calculees?: Readonly<Record<string, RawBuilder<unknown>>>
  /** Les colonnes de suivi qu'une écriture ou un changement d'état entraîne : dates, numéros. `avant` null : elle naît. */
  suit?: (avant: Fiche<S, E, P> | null, apres: { contenu: S; etat: E }) => Record<string, unknown>
  /** Le contenu lu colonne par colonne, remis d'aplomb d'après sa ligne. */
  relire?: (ligne: Ligne, contenu: S) => S
  /** Le contenu tel qu'il se compare et se garde, `avant` étant la fiche que l'on récrit. */
  normaliser?: (contenu: S, avant: Fiche<S, E, P> | null) => S
  /** Ce qui dépend de plusieurs saisies, une fois chaque champ compris. */
  conclure?: (contenu: S, saisie: Saisie, avant: S | undefined, db: Db) => Lu<S> | Promise<Lu<S>>
  /** Refuse d'écrire (ErreurMetier) : un identifiant déjà porté, par exemple. Par lots, dans la transaction. */
  exiger?: (trx: Db, fiches: readonly { id: number | null; contenu: S }[]) => Promise<void>
  /** Ce qui manque à ce contenu pour se lire par tous ; rien s'il le peut. */
  publiable?: (contenu: S) => string | undefined
  /** Ce qui doit pouvoir se mettre en forme avant d'être gardé. */
  rendus: (contenu: S) => DemandeDeRendu[]
  /** Sa table date sa dernière vérification (« verifiee_le »). */
  verifiable?: true
  /** Récrit ce que la recherche sait de ces fiches. Dans la transaction. */
  indexer: (trx: Db, ids: number[]) => Promise<void>
  /** Après chaque écriture, dans sa transaction : prévenir, tenir d'autres tables. `avant` null : elle naît. */
  apres?: (trx: Db, avant: Fiche<S, E, P> | null, apres: Fiche<S, E, P>) => Promise<void>
}
