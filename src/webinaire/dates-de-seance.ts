import { aParis, heureEnMots, jourEnMots } from '#socle/dates.ts'
import type { Seance } from './seance.ts'

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
