import type { RawBuilder } from 'kysely'
import { type Etats, etatsPublics } from '#champ/citable.repository.ts'
import type { Liste } from '#referentiel/referentiel.ts'
import type { Examine } from '#socle/moteur.ts'
import type { TerritoireFiltre } from '#territoire/lieu-filtre.ts'

/**
 * Une façon de choisir et de compter. `nom` : sa dimension dans la table `facette` ; `etiquette` : le préfixe de ses
 * étiquettes dans le moteur ; `colonne` : celle de la table, une liste d'identifiants, un identifiant, ou une mesure que la
 * fonction `tranche_de_<nom>` de la base range en tranches.
 */
export type Facette = { nom: string; etiquette: string; colonne: string; genre: 'liste' | 'valeur' | 'tranche' }
const parTerme: Facette = { nom: 'terme', etiquette: 't', colonne: 'termes', genre: 'liste' }
export const parZone: Facette = { nom: 'zone', etiquette: 'z', colonne: 'zones', genre: 'liste' }
export const parDepartement: Facette = { nom: 'departement', etiquette: 'd', colonne: 'departement_id', genre: 'valeur' }

/** Un choix par tranche : « une heure au plus » couvre aussi les rangs d'avant. */
export type Tranche = { code: string; libelle: string; rangs: readonly number[] }

/** Un filtre : `nom` est celui de son paramètre dans l'URL. Fin : montré seulement à qui demande plus de filtres. */
export type Dimension = { nom: string; titre: string; fine?: true } & (
  | { genre: 'terme'; liste: Liste }
  | { genre: 'zone'; niveau: 'region' | 'departement' }
  | { genre: 'tranche'; colonne: string; tranches: readonly Tranche[] }
)

/** Un ordre lu par clé : un texte monte, une date descend. */
export type Ordre = { nom: string; libelle: string; colonne: string; genre: 'texte' | 'date' }

/** Un point de la carte. `classe` : sa couleur. */
export type PointDeFiche = { slug: string; libelle: string; classe: string }

/** Comment des fiches se posent sur une carte. `classe` : la couleur des disques qui en comptent plusieurs. */
export type SurLaCarte = {
  colonnes: RawBuilder<PointDeFiche>
  lien: (point: PointDeFiche) => string
  classe: string
  noms: { une: string; plusieurs: string }
}

/** Ce que l'on cherche, et comment : tout ce qu'une sorte dit à la base, sans un mot de la page. */
export type Fonds<A> = {
  /** Où vit sa liste. */
  chemin: `/${string}`
  parPage: number
  /** La table, que les requêtes nomment `f` ; sa colonne `tri` départage. */
  table: string
  /** Les états que tout le monde lit. */
  etats: readonly string[]
  /** Sous quels noms le moteur connaît ces objets. */
  salles: readonly string[]
  /** Une part de la table : la colonne booléenne qui la dit, la facette qui la compte ; null : toute la table. */
  parmi: { colonne: string; facette: string } | null
  dimensions: readonly Dimension[]
  /** Le premier vaut sans demande ni texte. */
  ordres: readonly [Ordre, ...Ordre[]]
  /** Ce que veut dire « ici ». */
  lieu: (territoire: TerritoireFiltre) => Critere['ou']
  /** Les colonnes d'un aperçu. */
  apercu: RawBuilder<A>
  /** null : la table n'a ni point, ni longitude, ni latitude ; le moteur sait où sont ses objets. */
  carte: SurLaCarte | null
  /** Les paramètres de plus que ses adresses portent, à 1. */
  marques: readonly string[]
}

/** Un critère : compte ce qui porte l'une de ces valeurs. `nom` : la dimension qui le pose ; `exact` : tenu en chaînes de bits. */
export type Critere = { nom: string; ou: readonly { facette: Facette; valeurs: readonly number[] }[]; exact: boolean }

/** La question : un texte compris (au format tsquery) ou null, et des critères qui se croisent. */
export type Question = {
  tsquery: string | null
  criteres: readonly Critere[]
  /** « pertinence », « proximite », ou le nom d'un ordre. */
  tri: string
  pres: { x: number; y: number } | null
}

/** La réponse : ce que le moteur a examiné, `plafond` au plus ; null quand les chaînes de bits et les index répondent, sans plafond. */
export type Trouve<A> = { fonds: Fonds<A>; question: Question; examines: readonly Examine[] | null }

/** Avec du texte ou une commune, au plus ce nombre d'objets est examiné : au-delà, on invite à préciser. */
export const plafond = 500

/** Ce qu'un fonds lit de sa sorte. */
type SorteLue = { table: string; chemin: `/${string}`; etats: Etats }
type Choisi<A> = Pick<Fonds<A>, 'dimensions' | 'ordres' | 'apercu'> & Partial<Omit<Fonds<A>, 'table' | 'etats'>>

/** Le fonds d'une sorte : toute sa table, « ici » voulant dire dans la zone, sauf ce qui est dit autrement. */
export function fondsDe<A>({ table, chemin, etats }: SorteLue, choisi: Choisi<A>): Fonds<A> {
  return {
    table,
    chemin,
    parPage: 12,
    etats: etatsPublics(etats),
    salles: [table],
    parmi: null,
    lieu: ({ zones }) => [{ facette: parZone, valeurs: zones }],
    carte: null,
    marques: [],
    ...choisi,
  }
}

/** Tout le fonds, dans son premier ordre. */
export const toutes = ({ ordres }: Fonds<unknown>): Question => ({ tsquery: null, criteres: [], tri: ordres[0].nom, pres: null })

export function facetteDe(dimension: Dimension): Facette {
  if (dimension.genre === 'terme') return parTerme
  if (dimension.genre === 'zone') return parZone
  return { nom: dimension.nom, etiquette: dimension.nom, colonne: dimension.colonne, genre: 'tranche' }
}

/** Ces valeurs d'une dimension, l'une ou l'autre ; sans valeur, aucun critère. */
export function critereDe(dimension: Dimension, valeurs: readonly number[]): Critere[] {
  return valeurs.length === 0 ? [] : [{ nom: dimension.nom, ou: [{ facette: facetteDe(dimension), valeurs }], exact: true }]
}

/** Ces termes, chacun dans la dimension de sa liste. */
export function criteresDesTermes({ dimensions }: Fonds<unknown>, termes: readonly { id: number; liste: Liste }[]): Critere[] {
  return dimensions.flatMap((dimension) =>
    dimension.genre === 'terme'
      ? critereDe(
          dimension,
          termes.flatMap(({ id, liste }) => (liste === dimension.liste ? id : [])),
        )
      : [],
  )
}

/** « Ici », tel que le fonds l'entend ; sans territoire, aucun critère. */
export function critereDuLieu({ lieu }: Fonds<unknown>, territoire: TerritoireFiltre | null): Critere[] {
  return territoire ? [{ nom: 'territoire', ou: lieu(territoire), exact: territoire.compte }] : []
}
