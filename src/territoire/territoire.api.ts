import { z } from 'zod'
import { apiDe, lireParametres } from '#socle/api/api.ts'
import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { findByRecherche } from './recherche.repository.ts'
import { findByIds, findByNiveauEtCode } from './territoire.repository.ts'
import { niveaux, type Territoire, urlTerritoire } from './territoire.ts'

/** Un territoire cité par l'API. */
export const lieuSchema = z
  .object({ niveau: z.enum(niveaux), code: z.string().describe('Code Insee, ou SIREN d’un EPCI.'), nom: z.string(), url: z.url() })
  .meta({ id: 'Lieu' })

export const territoire = lieuSchema
  .extend({
    nature: z.string().nullable(),
    population: z.number().int().nullable(),
    codes_postaux: z.array(z.string()),
    longitude: z.number().nullable(),
    latitude: z.number().nullable(),
    epci: z.string().nullable(),
    departement: z.string().nullable(),
    region: z.string().nullable(),
    source: z.string(),
  })
  .meta({ id: 'Territoire' })

export const listeDeTerritoires = z.object({ donnees: z.array(territoire) })
const parametresTerritoires = z.object({
  q: z.string().min(2).max(120).describe('Nom, code ou code postal.'),
  limite: z.coerce.number().int().min(1).max(50).default(20),
})

export const api = apiDe([
  {
    rang: 1,
    chemin: '/api/v1/territoires',
    id: 'chercherTerritoires',
    resume: 'Chercher un territoire',
    detail: 'Communes, EPCI, départements, régions et groupements.',
    parametres: parametresTerritoires,
    reponse: listeDeTerritoires,
    exemple: '/api/v1/territoires?q=langeac',
    repondre: chercherTerritoires,
  },
  {
    rang: 1,
    chemin: '/api/v1/territoires/{niveau}/{code}',
    id: 'lireTerritoire',
    resume: 'Lire un territoire',
    detail: 'Par son niveau et son code officiel.',
    dansLeChemin: { niveau: 'commune, epci, departement, region ou groupement.', code: 'Code Insee, ou SIREN.' },
    reponse: territoire,
    exemple: '/api/v1/territoires/commune/63113',
    repondre: lireTerritoire,
  },
])

async function chercherTerritoires(c: Contexte): Promise<Response> {
  const { q, limite } = lireParametres(c, parametresTerritoires)
  const donnees = await presenterTerritoires(c.var.db, await findByRecherche(c.var.db, q, { limite }))
  return c.json({ donnees } satisfies z.infer<typeof listeDeTerritoires>)
}

async function lireTerritoire(c: Contexte): Promise<Response> {
  const niveau = niveaux.find((n) => n === c.req.param('niveau'))
  const territoire = niveau && (await findByNiveauEtCode(c.var.db, niveau, c.req.param('code') ?? ''))
  const [presente] = territoire ? await presenterTerritoires(c.var.db, [territoire]) : []
  return c.json(trouve(presente, "Aucun territoire n'a ce niveau et ce code."))
}

/** Ces territoires tels que l'API les cite, par identifiant, lus d'un coup. */
export async function citerLieux(db: Db, ids: readonly (number | null)[]) {
  const lus = await findByIds(db, [...new Set(ids.filter((id) => id !== null))])
  return new Map(lus.map((territoire) => [territoire.id, enLieu(territoire)]))
}

function enLieu(t: Territoire): z.infer<typeof lieuSchema> {
  return { niveau: t.niveau, code: t.code, nom: t.nom, url: `${config.adresse}${urlTerritoire(t)}` }
}

// Avec les codes de ce qui les contient.
async function presenterTerritoires(db: Db, territoires: Territoire[]): Promise<z.infer<typeof territoire>[]> {
  const lieux = await citerLieux(
    db,
    territoires.flatMap((t) => [t.epciId, t.departementId, t.regionId]),
  )
  const code = (id: number | null) => lieux.get(id ?? 0)?.code ?? null
  return territoires.map((t) => ({
    ...enLieu(t),
    nature: t.nature,
    population: t.population,
    codes_postaux: t.codesPostaux,
    longitude: t.point?.longitude ?? null,
    latitude: t.point?.latitude ?? null,
    epci: code(t.epciId),
    departement: code(t.departementId),
    region: code(t.regionId),
    source: t.source,
  }))
}
