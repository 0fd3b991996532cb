import { z } from 'zod'
import { citer, referenceSchema } from '#referentiel/referentiel.api.ts'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { apiDe } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Contexte } from '#socle/routes.ts'
import { listPublies } from './parcours.depot.ts'
import { etapesDe, type Parcours, urlEtape, urlParcours } from './parcours.ts'
import { minutesDe, versions } from './versions.ts'

const etape = z.object({
  cle: z.string(),
  titre: z.string(),
  des: z.enum(versions).describe('La version la plus courte où elle paraît.'),
  url: z.url(),
})

const schema = z
  .object({
    cle: z.string().describe('Identifiant stable dans les URL.'),
    titre: z.string(),
    resume: z.string(),
    but: z.string().describe('Markdown.'),
    pour_qui: z.string(),
    proposition: z.boolean().describe('Vrai : proposition de départ, non validée par le réseau.'),
    source: z.string(),
    thematiques: z.array(referenceSchema),
    pratiques: z.array(referenceSchema),
    profils: z.array(referenceSchema),
    minutes: z.record(z.enum(versions), z.number().int()).describe('Le temps de chaque version, en minutes.'),
    etapes: z.array(etape).describe('Celles de la version la plus longue.'),
    modifie_le: z.iso.datetime(),
    url: z.url(),
  })
  .meta({ id: 'Parcours' })

export const listeDeParcours = z.object({ donnees: z.array(schema) })

export const api = apiDe([
  {
    rang: 3,
    chemin: '/api/v1/parcours',
    id: 'listerParcours',
    resume: 'Lister les parcours',
    detail: 'Les parcours publiés, dans leur ordre : leur but, leur temps en trois versions, leurs étapes.',
    reponse: listeDeParcours,
    exemple: '/api/v1/parcours',
    repondre: listerParcours,
  },
])

async function listerParcours(c: Contexte): Promise<Response> {
  const [referentiel, publies] = await Promise.all([chargerReferentiel(c.var.db), listPublies(c.var.db)])
  return c.json({ donnees: publies.map((parcours) => presenterParcours(parcours, referentiel)) } satisfies z.infer<typeof listeDeParcours>)
}

function presenterParcours(parcours: Parcours, referentiel: Referentiel): z.infer<typeof schema> {
  const termes = (liste: Liste) => citer(referentiel, parcours.termeIds, liste)
  const { blocs } = parcours
  return {
    cle: parcours.slug,
    titre: parcours.titre,
    resume: parcours.resume,
    but: parcours.but,
    pour_qui: parcours.pourQui,
    proposition: parcours.estProposition,
    source: parcours.source,
    thematiques: termes('thematique'),
    pratiques: termes('pratique'),
    profils: termes('profil'),
    minutes: { '2h': minutesDe(blocs, '2h'), '4h': minutesDe(blocs, '4h'), '12h': minutesDe(blocs, '12h') },
    etapes: etapesDe(parcours, '12h').map(({ etape: { cle, titre, des } }) => ({
      cle,
      titre,
      des,
      url: config.adresse + urlEtape(parcours, cle, des),
    })),
    modifie_le: parcours.modifieLe.toISOString(),
    url: config.adresse + urlParcours(parcours),
  }
}
