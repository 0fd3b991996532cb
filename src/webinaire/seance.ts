import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'

export const etatsDeSeance = ['brouillon', 'annoncee', 'annulee', 'archivee'] as const
/** brouillon : à l'animation ; annoncee : publique ; annulee : publique et dite annulée ; archivee : retirée, gardée. */
export type EtatDeSeance = (typeof etatsDeSeance)[number]

export const genresDeSeance = ['webinaire', 'rencontre'] as const
/** rencontre : la rencontre annuelle du réseau, qui n'est d'aucun cycle. */
export type GenreDeSeance = (typeof genresDeSeance)[number]

/** Qui parle, en quelle qualité, pour quelle structure ; `acteurId` : la fiche de la structure dans l'annuaire. */
export type Intervention = { nom: string; fonction: string; structure: string; acteurId: number | null }
/** `resume` : Markdown. */
export type Partie = { titre: string; resume: string; dureeMinutes: number | null; interventions: Intervention[] }
/** Un fichier déposé ici, ou une adresse : l'un des deux. */
export type DocumentDeSeance = { titre: string; fichierId: number | null; url: string | null }

/** Une suite de séances sous une même question. `description` : Markdown. */
export type SaisieDeCycle = {
  titre: string
  question: string
  description: string
  annee: number | null
  estProposition: boolean
  source: string
}
export type Cycle = SaisieDeCycle & { id: number; slug: string; archiveLe: Date | null; modifieLe: Date }

/** Ce que l'animation ou le contenu fondateur écrit ; l'enregistrement et les chapitres s'écrivent à part (direct/). */
export type SaisieDeSeance = {
  cycleId: number | null
  genre: GenreDeSeance
  titre: string
  question: string
  resume: string
  /** Markdown. */
  description: string
  debut: Date
  /** Faux : seule la date, à Paris, est connue. */
  heureConnue: boolean
  dureeMinutes: number
  /** Où l'on se retrouve, quand ce n'est pas seulement en ligne. */
  lieu: string
  territoireId: number | null
  /** Aux personnes inscrites seulement : jamais dans une page, un agenda ou un export publics. */
  lienDirect: string | null
  /** Thématiques, pratiques, profils. */
  termeIds: number[]
  inscriptionsOuvertes: boolean
  questionsOuvertes: boolean
  /** Markdown. */
  aRetenir: string
  estProposition: boolean
  source: string
  programme: Partie[]
  /** Les organisations qui contribuent, et les partenaires : identifiants de fiches. */
  contributionIds: number[]
  partenaireIds: number[]
  documents: DocumentDeSeance[]
  ressourceIds: number[]
}

export type Seance = SaisieDeSeance & {
  id: number
  slug: string
  /** UID iCalendar, stable à vie. */
  uid: string
  /** SEQUENCE iCalendar. */
  revision: number
  etat: EtatDeSeance
  motifAnnulation: string
  videoId: number | null
  videoUrl: string | null
  transcriptionId: number | null
  creeLe: Date
  modifieLe: Date
}

/** Ses textes mis en forme, dans l'ordre de sa page : présentation, à retenir, puis chaque partie du programme. */
export const textesDeSeance = ({
  description,
  aRetenir,
  programme,
}: Pick<SaisieDeSeance, 'description' | 'aRetenir' | 'programme'>): DemandeDeRendu[] =>
  [description, aRetenir, ...programme.map(({ resume }) => resume)].map((texte) => ({ genre: 'court', texte }))

export const urlSeance = (seance: Pick<Seance, 'slug'>): string => `/webinaires/${seance.slug}`
export const urlCycle = (cycle: Pick<Cycle, 'slug'>): string => `/webinaires/cycles/${cycle.slug}`

export const libelleDeLEtat: Record<EtatDeSeance, string> = {
  brouillon: 'Brouillon',
  annoncee: 'Annoncée',
  annulee: 'Annulée',
  archivee: 'Archivée',
}

/** Vrai si tout le monde peut la lire : une séance annulée le reste, pour le dire à qui la cherche. */
export const estPublique = ({ etat }: Pick<Seance, 'etat'>): boolean => etat === 'annoncee' || etat === 'annulee'

/** Vrai si l'enregistrement se regarde, ici ou ailleurs. */
export const aUnEnregistrement = ({ videoId, videoUrl }: Pick<Seance, 'videoId' | 'videoUrl'>): boolean =>
  videoId !== null || videoUrl !== null

type Rendezvous = Pick<Seance, 'debut' | 'heureConnue' | 'dureeMinutes' | 'lieu' | 'etat'>

/** Vrai si un agenda abonné doit reprendre l'événement : la date, la durée, le lieu ou l'annulation a changé. */
export function avanceLaSequence(avant: Rendezvous, apres: Rendezvous): boolean {
  return changeLeRendezvous(avant, apres) || (avant.etat === 'annulee') !== (apres.etat === 'annulee')
}

/** Vrai si qui s'est inscrit doit être prévenu d'une nouvelle date ou d'un nouveau lieu. */
export function changeLeRendezvous(avant: Rendezvous, apres: Rendezvous): boolean {
  return (
    avant.debut.getTime() !== apres.debut.getTime() ||
    avant.heureConnue !== apres.heureConnue ||
    avant.dureeMinutes !== apres.dureeMinutes ||
    avant.lieu !== apres.lieu
  )
}
