import joursFeries from '@socialgouv/jours-feries'
import { DateTime } from 'luxon'
import { aParis } from './dates.ts'

/**
 * Combien de jours ouvrés ont passé entre ces deux instants, à Paris : celui du départ ne compte pas, ni les samedis, dimanches et jours
 * fériés de France (Code du travail, art. L3133-1 ; sans ceux d'Alsace-Moselle ni d'outre-mer). Dit un vendredi, lu le mardi : 2.
 */
export function joursOuvresEntre(depart: Date, arrivee: Date): number {
  const fin = aParis(arrivee).startOf('day')
  let compte = 0
  for (let jour = aParis(depart).startOf('day').plus({ days: 1 }); jour <= fin; jour = jour.plus({ days: 1 })) if (estOuvre(jour)) compte++
  return compte
}

const estOuvre = (jour: DateTime): boolean => jour.weekday <= 5 && !feries(jour.year).has(jour.toISODate() ?? '')

// La bibliothèque rend des minuits du fuseau de la machine : la date civile s'y lit telle quelle.
const feries = (annee: number): Set<string> =>
  new Set(Object.values(joursFeries(annee)).map((date) => DateTime.fromJSDate(date).toISODate() ?? ''))
