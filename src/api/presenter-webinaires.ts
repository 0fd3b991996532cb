import type { Referentiel } from '#referentiel/referentiel.ts'
import { config } from '#socle/config.ts'
import { aParis, finDeSeance } from '#webinaire/dates-de-seance.ts'
import { aUnEnregistrement, type Cycle, type Seance, urlCycle, urlSeance } from '#webinaire/seance.ts'
import type { WebinairePresente } from './webinaire.schema.ts'

/** Une séance telle que l'API la rend ; sans son lien de connexion, réservé aux personnes inscrites. */
export function presenterWebinaire(seance: Seance, cycles: Cycle[], referentiel: Referentiel): WebinairePresente {
  const cycle = cycles.find(({ id }) => id === seance.cycleId)
  const url = config.adresse + urlSeance(seance)
  const iso = (instant: Date) => aParis(instant).toISO() ?? instant.toISOString()
  return {
    cle: seance.slug,
    titre: seance.titre,
    question: seance.question,
    resume: seance.resume,
    genre: seance.genre,
    etat: seance.etat,
    debut: iso(seance.debut),
    fin: iso(finDeSeance(seance)),
    heure_connue: seance.heureConnue,
    lieu: seance.lieu,
    proposition: seance.estProposition,
    source: seance.source,
    cycle: cycle ? { cle: cycle.slug, titre: cycle.titre, url: config.adresse + urlCycle(cycle) } : null,
    thematiques: seance.termeIds
      .flatMap((id) => referentiel.parId(id) ?? [])
      .filter(({ liste }) => liste === 'thematique')
      .map(({ code, libelle, estProposition }) => ({ code, libelle, proposition: estProposition })),
    programme: seance.programme.map(({ titre, dureeMinutes, interventions }) => ({
      titre,
      minutes: dureeMinutes,
      intervenants: interventions.map(({ nom, fonction, structure }) => ({ nom, fonction, structure })),
    })),
    enregistrement: aUnEnregistrement(seance),
    modifie_le: seance.modifieLe.toISOString(),
    url,
    agenda: `${url}.ics`,
  }
}
