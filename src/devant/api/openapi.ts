import { z } from 'zod'
import { config } from '#socle/config.ts'
import type { Operation } from '#socle/salle.ts'

const erreur = z.object({ erreur: z.string().describe('Une phrase en français.') }).meta({ id: 'Erreur' })

/** La description OpenAPI 3.1 de l'API, tirée des schémas qui la servent. */
export function decrireApi(operations: readonly Operation[]): object {
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
