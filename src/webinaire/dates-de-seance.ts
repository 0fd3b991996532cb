import { DateTime } from 'luxon'
import type { Seance } from './seance.ts'

export const fuseau = 'Europe/Paris'
type Moment = Pick<Seance, 'debut' | 'heureConnue' | 'dureeMinutes'>

export const aParis = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: fuseau }).setLocale('fr')

/** « 2023-04-13 » et « 13:00 » à Paris → l'instant ; sans heure, minuit à Paris. undefined si la date n'existe pas. */
export function lireDateEtHeure(jour: string, heure: string | null): Date | undefined {
  const lue = DateTime.fromFormat(`${jour} ${heure ?? '00:00'}`, 'yyyy-MM-dd HH:mm', { zone: fuseau })
  return lue.isValid ? lue.toJSDate() : undefined
}

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

/** « jeudi 13 avril 2023 », à Paris. */
const jourEnMots = (instant: Date): string => premier(aParis(instant).toFormat('cccc d MMMM yyyy'))

/** « 13 h », « 13 h 30 », à Paris. */
export function heureEnMots(instant: Date): string {
  const { hour, minute } = aParis(instant)
  // Insécables : une heure ne se coupe pas en fin de ligne.
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`
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

const premier = (date: string): string => date.replace(/^(\S+) 1 /, '$1 1er ')
