import { listByIds as listActeurs } from '#acteur/acteur.depot.ts'
import { urlActeur } from '#acteur/acteur.ts'
import { listByIds as listFichiers } from '#fichier/fichier.repository.ts'
import { expliquerLaPage } from '#glossaire/expliquer-a-part.ts'
import { chargerMots } from '#glossaire/glossaire.repository.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import { listApercusParIds } from '#ressource/apercu.repository.ts'
import { config } from '#socle/config.ts'
import { aParis } from '#socle/dates.ts'
import type { Db } from '#socle/db.ts'
import { lireRendus } from '#socle/rendu/garder-rendus.ts'
import { findCycle } from './cycle.repository.ts'
import { urlCycle } from './cycle.ts'
import { listPubliques } from './seance.repository.ts'
import { dateEnMots, finDeSeance, momentDe, type Seance, textesDeSeance, urlSeance } from './seance.ts'

export type VueDeSeance = Awaited<ReturnType<typeof rassemblerSeance>>

const seancesDUnCycle = 100

/** Tout ce que montre la page d'une séance. */
export async function rassemblerSeance(db: Db, seance: Seance) {
  const cites = seance.programme.flatMap(({ interventions }) => interventions.flatMap(({ acteurId }) => acteurId ?? []))
  const [referentiel, mots, rendus, cycle, duCycle, acteurs, fichiers, ressources] = await Promise.all([
    chargerReferentiel(db),
    chargerMots(db),
    lireRendus(db, textesDeSeance(seance)),
    seance.cycleId === null ? undefined : findCycle(db, seance.cycleId),
    seance.cycleId === null ? [] : listPubliques(db, { limite: seancesDUnCycle, cycleId: seance.cycleId }),
    listActeurs(db, [...new Set([...cites, ...seance.contributionIds, ...seance.partenaireIds])]),
    listFichiers(
      db,
      seance.documents.flatMap(({ fichierId }) => fichierId ?? []),
    ),
    listApercusParIds(db, seance.ressourceIds),
  ])
  const { htmls, expliques } = await expliquerLaPage(
    rendus.map(({ html }) => html),
    mots,
  )
  const [description = '', aRetenir = '', ...parties] = htmls
  return {
    seance,
    moment: momentDe(seance),
    referentiel,
    cycle,
    voisines: voisinesDe(seance, duCycle),
    /** Les fiches publiées qu'elle cite. */
    acteurs: new Map(acteurs.filter(({ etat }) => etat === 'publiee').map((acteur) => [acteur.id, acteur])),
    fichiers: new Map(fichiers.map((fichier) => [fichier.id, fichier])),
    ressources,
    /** HTML sûr, mots du glossaire expliqués ; un résumé par partie du programme. */
    textes: { description, aRetenir, parties },
    mots: expliques,
  }
}

// `duCycle` va de la plus récente à la plus ancienne.
function voisinesDe(seance: Seance, duCycle: Seance[]) {
  const rang = duCycle.findIndex(({ id }) => id === seance.id)
  return rang === -1 ? { avant: undefined, apres: undefined } : { avant: duCycle[rang + 1], apres: duCycle[rang - 1] }
}

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
