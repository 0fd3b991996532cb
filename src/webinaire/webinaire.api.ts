import type { z } from 'zod'
import { enReference } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { apiDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import { aParis } from '#socle/dates.ts'
import type { Contexte } from '#socle/routes.ts'
import { listCycles } from './cycle.repository.ts'
import { type Cycle, urlCycle } from './cycle.ts'
import { finDeSeance } from './dates-de-seance.ts'
import { listPubliques } from './seance.repository.ts'
import { aUnEnregistrement, type Seance, urlSeance } from './seance.ts'
import { listeDeWebinaires, type WebinairePresente } from './webinaire.api.schema.ts'

export const api = apiDe([
  {
    rang: 4,
    chemin: '/api/v1/webinaires',
    id: 'listerWebinaires',
    resume: 'Lister les webinaires',
    detail: 'Les séances publiques, la plus récente d’abord, 200 au plus ; une séance annulée le dit.',
    reponse: listeDeWebinaires,
    exemple: '/api/v1/webinaires',
    repondre: listerWebinaires,
  },
])

async function listerWebinaires(c: Contexte): Promise<Response> {
  const { db } = c.var
  const [referentiel, cycles, seances] = await Promise.all([chargerReferentiel(db), listCycles(db), listPubliques(db, { limite: 200 })])
  const donnees = seances.map((seance) => presenterWebinaire(seance, cycles, referentiel))
  return c.json({ donnees } satisfies z.infer<typeof listeDeWebinaires>)
}

// Sans son lien de connexion, réservé aux personnes inscrites.
function presenterWebinaire(seance: Seance, cycles: Cycle[], referentiel: Referentiel): WebinairePresente {
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
      .map(enReference),
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
