import { z } from 'zod'
import { config } from '#socle/config.ts'
import {
  acteur,
  erreur,
  listeDeParcours,
  listeDeTermes,
  listeDeTerritoires,
  pageDActeurs,
  parametresActeurs,
  parametresTerritoires,
  territoire,
} from './api.schema.ts'
import { pageDeRessources, parametresRessources, ressource } from './ressource.schema.ts'
import { listeDeWebinaires } from './webinaire.schema.ts'

export type Operation = {
  chemin: string
  id: string
  resume: string
  detail: string
  parametres?: z.ZodObject
  dansLeChemin?: Record<string, string>
  reponse: z.ZodType
  exemple: string
}

/** Les opérations de l'API : la page lisible et openapi.json en viennent l'une et l'autre. */
export const operations: Operation[] = [
  {
    chemin: '/api/v1/acteurs',
    id: 'listerActeurs',
    resume: 'Lister les acteurs',
    detail: 'Les fiches publiées, par nom ; avec « q », de la plus pertinente à la moins.',
    parametres: parametresActeurs,
    reponse: pageDActeurs,
    exemple: '/api/v1/acteurs?catalyseur=1&limite=5',
  },
  {
    chemin: '/api/v1/acteurs/{cle}',
    id: 'lireActeur',
    resume: 'Lire une fiche',
    detail: 'Une fiche publiée.',
    dansLeChemin: { cle: 'La clé de la fiche.' },
    reponse: acteur,
    exemple: '/api/v1/acteurs/ronalpia',
  },
  {
    chemin: '/api/v1/territoires',
    id: 'chercherTerritoires',
    resume: 'Chercher un territoire',
    detail: 'Communes, EPCI, départements, régions et groupements.',
    parametres: parametresTerritoires,
    reponse: listeDeTerritoires,
    exemple: '/api/v1/territoires?q=langeac',
  },
  {
    chemin: '/api/v1/territoires/{niveau}/{code}',
    id: 'lireTerritoire',
    resume: 'Lire un territoire',
    detail: 'Par son niveau et son code officiel.',
    dansLeChemin: { niveau: 'commune, epci, departement, region ou groupement.', code: 'Code Insee, ou SIREN.' },
    reponse: territoire,
    exemple: '/api/v1/territoires/commune/63113',
  },
  {
    chemin: '/api/v1/ressources',
    id: 'listerRessources',
    resume: 'Lister les ressources',
    detail: 'Les ressources publiées, les plus récentes d’abord ; avec « q », de la plus pertinente à la moins. Sans leur texte.',
    parametres: parametresRessources,
    reponse: pageDeRessources,
    exemple: '/api/v1/ressources?type=methode&limite=5',
  },
  {
    chemin: '/api/v1/ressources/{cle}',
    id: 'lireRessource',
    resume: 'Lire une ressource',
    detail: 'Une ressource publiée, texte compris.',
    dansLeChemin: { cle: 'La clé de la ressource.' },
    reponse: ressource,
    exemple: '/api/v1/ressources/fiche-d-alliance',
  },
  {
    chemin: '/api/v1/parcours',
    id: 'listerParcours',
    resume: 'Lister les parcours',
    detail: 'Les parcours publiés, dans leur ordre : leur but, leur temps en trois versions, leurs étapes.',
    reponse: listeDeParcours,
    exemple: '/api/v1/parcours',
  },
  {
    chemin: '/api/v1/webinaires',
    id: 'listerWebinaires',
    resume: 'Lister les webinaires',
    detail: 'Les séances publiques, la plus récente d’abord, 200 au plus ; une séance annulée le dit.',
    reponse: listeDeWebinaires,
    exemple: '/api/v1/webinaires',
  },
  {
    chemin: '/api/v1/referentiel',
    id: 'lireReferentiel',
    resume: 'Lire le référentiel',
    detail: 'Toutes les listes du réseau : pratiques, thématiques, profils, ODD…',
    reponse: listeDeTermes,
    exemple: '/api/v1/referentiel',
  },
]

/** La description OpenAPI 3.1 de l'API, tirée des schémas qui la servent. */
export function decrireApi(): object {
  const composants: Record<string, object> = {}
  const paths = Object.fromEntries(operations.map((operation) => [operation.chemin, { get: decrireOperation(operation, composants) }]))
  return {
    openapi: '3.1.0',
    info: {
      title: 'Catalyse',
      version: '1',
      summary: 'Lire ce qui est public sur la plateforme des catalyseurs territoriaux.',
      description:
        "Lecture seule, sans clé. Listes paginées par clé : suivez « suivante ». Interrogeable depuis n'importe quel site (CORS).",
      license: { name: 'Licence du code : AGPL-3.0-or-later', identifier: 'AGPL-3.0-or-later' },
    },
    servers: [{ url: config.adresse }],
    paths,
    components: { schemas: composants },
  }
}

function decrireOperation(
  { id, resume, detail, parametres, dansLeChemin = {}, reponse }: Operation,
  composants: Record<string, object>,
): object {
  const contenu = (type: z.ZodType) => ({ 'application/json': { schema: enSchema(type, composants) } })
  return {
    operationId: id,
    summary: resume,
    description: detail,
    parameters: [
      ...Object.entries(dansLeChemin).map(([name, description]) => ({
        name,
        in: 'path',
        required: true,
        description,
        schema: { type: 'string' },
      })),
      ...Object.entries(parametres?.shape ?? {}).map(([name, type]) => ({
        name,
        in: 'query',
        required: !z.safeParse(type, undefined).success,
        description: z.globalRegistry.get(type)?.description,
        schema: enSchema(type, composants),
      })),
    ],
    responses: {
      '200': { description: 'Trouvé', content: contenu(reponse) },
      '404': { description: 'Inconnu', content: contenu(erreur) },
      '422': { description: 'Paramètre faux', content: contenu(erreur) },
      '429': { description: 'Trop de demandes', content: contenu(erreur) },
    },
  }
}

// Les schémas nommés (meta.id) vont une fois dans components ; ailleurs, une référence.
function enSchema(type: z.core.$ZodType, composants: Record<string, object>): object {
  const { $defs = {}, $schema: _version, ...schema } = z.toJSONSchema(type, { io: 'input', target: 'draft-2020-12', reused: 'inline' })
  for (const [nom, definition] of Object.entries($defs)) composants[nom] = pointer(definition)
  return pointer(schema)
}

function pointer(schema: object): object {
  return JSON.parse(JSON.stringify(schema).replaceAll('#/$defs/', '#/components/schemas/'))
}
