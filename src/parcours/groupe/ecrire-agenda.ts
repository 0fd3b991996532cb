import ical from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { config } from '#socle/config.ts'
import { aParis, fuseau } from '#socle/dates.ts'
import { type Parcours, urlEtape } from '../parcours.ts'
import { type DateDeGroupe, type Groupe, urlGroupe } from './groupe.ts'

/** Les dates d'un groupe au format iCalendar (RFC 5545) ; l'UID d'une date ne change jamais. */
export function ecrireAgendaDeGroupe(groupe: Groupe, parcours: Parcours, dates: readonly DateDeGroupe[]): string {
  const agenda = ical({ name: `${parcours.titre} · ${groupe.nom}`, prodId: '//Catalyse//Parcours//FR' })
  // Sans fuseau pour l'agenda entier : DTSTAMP reste en temps universel, comme la norme le demande.
  agenda.timezone({ name: null, generator: () => String(tzlib_get_ical_block(fuseau)[0]) })
  agenda.ttl(3600).source(`${config.adresse}${urlGroupe(groupe)}.ics`)
  for (const date of dates) {
    const etape = parcours.blocs.find(({ cle, genre }) => genre === 'etape' && cle === date.blocCle)
    const debut = aParis(date.debut)
    agenda.createEvent({
      id: date.uid,
      start: debut,
      end: debut.plus({ minutes: date.dureeMinutes }),
      timezone: fuseau,
      summary: etape ? `${parcours.titre} : ${etape.titre}` : parcours.titre,
      description: [groupe.nom, date.note, etape ? config.adresse + urlEtape(parcours, etape.cle, groupe.version) : '']
        .filter(Boolean)
        .join('\n\n'),
      location: date.lieu,
      url: config.adresse + urlGroupe(groupe),
    })
  }
  return agenda.toString()
}
