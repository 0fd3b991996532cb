import { urlActeur } from '#acteur/acteur.ts'
import { config } from '#socle/config.ts'
import { aParis } from '#socle/dates.ts'
import { urlCycle } from './cycle.ts'
import type { VueDeSeance } from './rassembler-seance.ts'
import { dateEnMots, finDeSeance, type Seance, urlSeance } from './seance.ts'

/** Une phrase pour les moteurs de recherche et les aperçus de lien. */
export function decrireSeance(seance: Seance): string {
  const quoi = seance.etat === 'annulee' ? 'Annulé' : seance.genre === 'rencontre' ? 'Rencontre annuelle' : 'Webinaire'
  return `${quoi}, ${dateEnMots(seance)}. ${seance.question || seance.resume}`.trim()
}

/** La séance en données structurées (schema.org). Le lieu en ligne est la page : le lien de connexion n'y est jamais. */
export function donneesStructurees({ seance, cycle, acteurs, referentiel }: VueDeSeance): object {
  const adresse = config.adresse + urlSeance(seance)
  const organisation = (id: number) => {
    const acteur = acteurs.get(id)
    return acteur ? [{ '@type': 'Organization', name: acteur.nom, url: config.adresse + urlActeur(acteur) }] : []
  }
  const interventions = seance.programme.flatMap((partie) => partie.interventions).filter(({ nom }) => nom !== '')
  const enLigne = { '@type': 'VirtualLocation', url: adresse }
  const lieu = seance.lieu ? [{ '@type': 'Place', name: seance.lieu, address: seance.lieu }] : []
  return {
    '@context': 'https://schema.org',
    '@type': 'EducationEvent',
    '@id': adresse,
    url: adresse,
    name: seance.titre,
    description: seance.resume || seance.question || seance.titre,
    inLanguage: 'fr',
    isAccessibleForFree: true,
    startDate: seance.heureConnue ? aParis(seance.debut).toISO() : aParis(seance.debut).toISODate(),
    endDate: seance.heureConnue ? aParis(finDeSeance(seance)).toISO() : aParis(new Date(finDeSeance(seance).getTime() - 1)).toISODate(),
    eventStatus: `https://schema.org/${seance.etat === 'annulee' ? 'EventCancelled' : 'EventScheduled'}`,
    eventAttendanceMode: `https://schema.org/${seance.lieu === '' ? 'OnlineEventAttendanceMode' : 'MixedEventAttendanceMode'}`,
    location: seance.lieu === '' ? enLigne : [...lieu, enLigne],
    organizer: { '@type': 'Organization', name: 'Réseau des catalyseurs territoriaux', url: config.adresse },
    performer: interventions.map(({ nom, fonction, structure }) => ({
      '@type': 'Person',
      name: nom,
      ...(fonction ? { jobTitle: fonction } : {}),
      ...(structure ? { affiliation: { '@type': 'Organization', name: structure } } : {}),
    })),
    contributor: [...seance.contributionIds, ...seance.partenaireIds].flatMap(organisation),
    about: seance.termeIds.flatMap((id) => referentiel.parId(id)?.libelle ?? []),
    ...(cycle ? { superEvent: { '@type': 'EventSeries', name: cycle.titre, url: config.adresse + urlCycle(cycle) } } : {}),
  }
}
