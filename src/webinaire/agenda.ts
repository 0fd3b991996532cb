import ical, { ICalCalendarMethod, ICalEventStatus } from 'ical-generator'
import { tzlib_get_ical_block } from 'timezones-ical-library'
import { config } from '#socle/config.ts'
import { aParis, fuseau } from '#socle/dates.ts'
import { finDeSeance, joursEntiers, type Seance, urlSeance } from './seance.ts'

type Agenda = {
  nom: string
  /** D'où vient l'agenda, pour qui s'y abonne : un chemin de ce site. */
  chemin?: string
  /** Pour la pièce jointe d'un courriel : ce que l'agenda doit faire de l'événement. */
  methode?: 'PUBLISH' | 'CANCEL'
  /** Vrai pour une personne inscrite seulement : où se connecter. */
  avecLien?: boolean
}

const uneHeure = 3600

/** Des séances au format iCalendar (RFC 5545). Le lien de connexion n'y est jamais, sauf `avecLien`. */
export function ecrireAgenda(seances: Seance[], { nom, chemin, methode, avecLien = false }: Agenda): string {
  const agenda = ical({ name: nom, prodId: '//Catalyse//Webinaires//FR' })
  // Sans fuseau pour l'agenda entier : DTSTAMP reste en temps universel, comme la norme le demande.
  agenda.timezone({ name: null, generator: () => String(tzlib_get_ical_block(fuseau)[0]) })
  if (methode) agenda.method(ICalCalendarMethod[methode])
  if (chemin) agenda.ttl(uneHeure).source(config.adresse + chemin)
  for (const seance of seances)
    agenda.createEvent(evenement(seance, { avecLien, annulee: methode === 'CANCEL', organise: methode !== undefined }))
  return agenda.toString()
}

function evenement(seance: Seance, { avecLien, annulee, organise }: { avecLien: boolean; annulee: boolean; organise: boolean }) {
  const page = config.adresse + urlSeance(seance)
  const lien = avecLien ? seance.lienDirect : null
  const debut = aParis(seance.debut)
  return {
    id: seance.uid,
    sequence: seance.revision,
    stamp: seance.modifieLe,
    lastModified: seance.modifieLe,
    ...(seance.heureConnue
      ? { start: debut, end: aParis(finDeSeance(seance)) }
      : { start: debut.startOf('day'), end: debut.startOf('day').plus({ days: joursEntiers(seance) }), allDay: true }),
    timezone: fuseau,
    summary: seance.titre,
    description: [motif(seance), seance.question, seance.resume, lien ? `Pour se connecter : ${lien}` : '', `Programme : ${page}`]
      .filter(Boolean)
      .join('\n\n'),
    location: seance.lieu || lien || 'En ligne',
    url: page,
    status: annulee || seance.etat === 'annulee' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    ...(organise ? { organizer: expediteur() } : {}),
  }
}

const motif = ({ etat, motifAnnulation }: Seance): string => (etat === 'annulee' ? `Séance annulée. ${motifAnnulation}`.trim() : '')

// « Catalyse <ne-pas-repondre@exemple.fr> » : iTIP (RFC 5546) veut savoir qui publie ou annule.
function expediteur() {
  const [, nom = '', email] = /^\s*"?([^"<]*?)"?\s*<([^>]+)>\s*$/.exec(config.expediteur) ?? []
  return { name: nom || 'Catalyse', email: email ?? config.expediteur }
}
