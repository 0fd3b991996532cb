import type { Fiche } from '#fiche/sorte.ts'
import { aParis, heureEnMots, jourEnMots } from '#socle/dates.ts'
import type { DemandeDeRendu } from '#socle/rendu/rendu.ts'
import type { SaisieDeSeance } from './seance.champs.tsx'

export type { SaisieDeSeance } from './seance.champs.tsx'

export const etatsDeSeance = ['brouillon', 'annoncee', 'annulee', 'archivee'] as const
/** brouillon : à l'animation ; annoncee : publique ; annulee : publique et dite annulée ; archivee : retirée, gardée. */
export type EtatDeSeance = (typeof etatsDeSeance)[number]

/** Ce que sa table dit d'une séance, outre ce qui s'écrit et son suivi. */
export type SuiteDeSeance = {
  /** UID iCalendar, stable à vie. */
  uid: string
  /** SEQUENCE iCalendar. */
  revision: number
  motifAnnulation: string
  videoId: number | null
  videoUrl: string | null
  transcriptionId: number | null
  /** Vrai : une question attend d'être acceptée avant de paraître. */
  questionsModerees: boolean
}

export type Seance = Fiche<SaisieDeSeance, EtatDeSeance, SuiteDeSeance>

/** Son territoire et ses termes disent qui l'anime. */
export const toucheDeSeance = ({ territoireId, termeIds }: Pick<Seance, 'territoireId' | 'termeIds'>) => ({
  lieux: territoireId === null ? [] : [territoireId],
  termes: termeIds,
})

/** Ses textes mis en forme, dans l'ordre de sa page : présentation, à retenir, puis chaque partie du programme. */
export const textesDeSeance = ({
  description,
  aRetenir,
  programme,
}: Pick<SaisieDeSeance, 'description' | 'aRetenir' | 'programme'>): DemandeDeRendu[] =>
  [description, aRetenir, ...programme.map(({ resume }) => resume)].map((texte) => ({ genre: 'court', texte }))

export const urlSeance = (seance: Pick<Seance, 'slug'>): string => `/webinaires/${seance.slug}`

/** Vrai si tout le monde peut la lire : une séance annulée le reste, pour le dire à qui la cherche. */
export const estPublique = ({ etat }: Pick<Seance, 'etat'>): boolean => etat === 'annoncee' || etat === 'annulee'

/** Vrai si l'enregistrement se regarde, ici ou ailleurs. */
export const aUnEnregistrement = ({ videoId, videoUrl }: Pick<Seance, 'videoId' | 'videoUrl'>): boolean =>
  videoId !== null || videoUrl !== null

type Moment = Pick<Seance, 'debut' | 'heureConnue' | 'dureeMinutes'>

/** Le nombre de jours entiers, quand l'heure n'est pas connue. */
export const joursEntiers = ({ dureeMinutes }: Pick<Seance, 'dureeMinutes'>): number => Math.max(1, Math.ceil(dureeMinutes / 1440))

/** L'instant de la fin ; sans heure connue, la fin de la dernière journée à Paris. */
export function finDeSeance(seance: Moment): Date {
  const debut = aParis(seance.debut)
  if (seance.heureConnue) return debut.plus({ minutes: seance.dureeMinutes }).toJSDate()
  return debut
    .startOf('day')
    .plus({ days: joursEntiers(seance) })
    .toJSDate()
}

/** Où en est une séance à cet instant. Sans heure connue, elle n'est jamais dite en direct. */
export function momentDe(seance: Moment, maintenant = new Date()): 'a-venir' | 'en-direct' | 'passee' {
  if (finDeSeance(seance) <= maintenant) return 'passee'
  return seance.heureConnue && seance.debut <= maintenant ? 'en-direct' : 'a-venir'
}

/** « jeudi 13 avril 2023, de 13 h à 14 h 30 » ; sur plusieurs jours, « du jeudi 8 juin 2023 au vendredi 9 juin 2023 ». */
export function dateEnMots(seance: Moment): string {
  const fin = finDeSeance(seance)
  const dernier = new Date(fin.getTime() - 1)
  const [premierJour, dernierJour] = [jourEnMots(seance.debut), jourEnMots(dernier)]
  if (!seance.heureConnue) return premierJour === dernierJour ? premierJour : `du ${premierJour} au ${dernierJour}`
  if (premierJour === dernierJour) return `${premierJour}, de ${heureEnMots(seance.debut)} à ${heureEnMots(fin)}`
  return `du ${premierJour} à ${heureEnMots(seance.debut)} au ${dernierJour} à ${heureEnMots(fin)}`
}

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
