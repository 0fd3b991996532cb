import { z } from 'zod'
import { genresDeSeance } from './seance.champs.tsx'
import { etatsDeSeance } from './seance.ts'

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
export type WebinairePresente = z.infer<typeof webinaire>

export const listeDeWebinaires = z.object({ donnees: z.array(webinaire) })
