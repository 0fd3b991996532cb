import { DateTime } from 'luxon'

export const fuseau = 'Europe/Paris'

export const aParis = (instant: Date): DateTime => DateTime.fromJSDate(instant, { zone: fuseau }).setLocale('fr')

/** « 2023-04-13 » et « 13:00 » à Paris → l'instant ; sans heure, minuit à Paris. undefined si la date n'existe pas. */
export function lireDateEtHeure(jour: string, heure: string | null): Date | undefined {
  const lue = DateTime.fromFormat(`${jour} ${heure ?? '00:00'}`, 'yyyy-MM-dd HH:mm', { zone: fuseau })
  return lue.isValid ? lue.toJSDate() : undefined
}

/** « jeudi 13 avril 2023 », à Paris. */
export const jourEnMots = (instant: Date): string =>
  aParis(instant)
    .toFormat('cccc d MMMM yyyy')
    .replace(/^(\S+) 1 /, '$1 1er ')

/** « 13 h », « 13 h 30 », à Paris. */
export function heureEnMots(instant: Date): string {
  const { hour, minute } = aParis(instant)
  // Insécables : une heure ne se coupe pas en fin de ligne.
  return minute === 0 ? `${hour}\u00a0h` : `${hour}\u00a0h\u00a0${String(minute).padStart(2, '0')}`
}
