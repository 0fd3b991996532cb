import { z } from 'zod'
import { citer } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { apiDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import { aParis } from '#socle/dates.ts'
import type { Contexte } from '#socle/routes.ts'
import { listCycles } from './cycle.repository.ts'
import { type Cycle, urlCycle } from './cycle.ts'
import { genresDeSeance } from './seance.champs.tsx'
import { listPubliques } from './seance.repository.ts'
import { aUnEnregistrement, etatsDeSeance, finDeSeance, type Seance, urlSeance } from './seance.ts'

const terme = z.object({ code: z.string(), libelle: z.string(), proposition: z.boolean() })

const webinaire = z
  .object({
    cle: z.string(),
    titre: z.string(),
    question: z.string(),
    resume: z.string(),
    genre: z.enum(genresDeSeance),
    etat: z.enum(etatsDeSeance).describe('annoncee ou annulee'),
    debut: z.iso.datetime({ offset: true }).describe("À l'heure de Paris"),
    fin: z.iso.datetime({ offset: true }),
    heure_connue: z.boolean().describe('Faux : seule la date est connue'),
    lieu: z.string().describe('Vide : en ligne'),
    proposition: z.boolean(),
    source: z.string(),
    cycle: z.object({ cle: z.string(), titre: z.string(), url: z.url() }).nullable(),
    thematiques: z.array(terme),
    programme: z.array(
      z.object({
        titre: z.string(),
        minutes: z.number().int().nullable(),
        intervenants: z.array(z.object({ nom: z.string(), fonction: z.string(), structure: z.string() })),
      }),
    ),
    enregistrement: z.boolean().describe('Vrai : la séance se revoit, sur sa page'),
    modifie_le: z.iso.datetime(),
    url: z.url(),
    agenda: z.url().describe('La séance au format iCalendar'),
  })
  .meta({ id: 'Webinaire' })
type WebinairePresente = z.infer<typeof webinaire>

export const listeDeWebinaires = z.object({ donnees: z.array(webinaire) })

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
  const { titre, question, resume, genre, etat, lieu, source } = seance
  const cycle = cycles.find(({ id }) => id === seance.cycleId)
  const url = config.adresse + urlSeance(seance)
  const iso = (instant: Date) => aParis(instant).toISO() ?? instant.toISOString()
  return {
    ...{ cle: seance.slug, titre, question, resume, genre, etat },
    ...{ debut: iso(seance.debut), fin: iso(finDeSeance(seance)), heure_connue: seance.heureConnue },
    ...{ lieu, proposition: seance.estProposition, source },
    cycle: cycle ? { cle: cycle.slug, titre: cycle.titre, url: config.adresse + urlCycle(cycle) } : null,
    thematiques: citer(referentiel, seance.termeIds, 'thematique'),
    programme: seance.programme.map(({ titre, dureeMinutes, interventions }) => ({
      titre,
      minutes: dureeMinutes,
      intervenants: interventions.map(({ nom, fonction, structure }) => ({ nom, fonction, structure })),
    })),
    ...{ enregistrement: aUnEnregistrement(seance), modifie_le: seance.modifieLe.toISOString(), url, agenda: `${url}.ics` },
  }
}
