import { z } from 'zod'
import { config } from '../config.ts'
import { ErreurMetier } from '../erreurs.ts'
import { routesDe } from '../routes.ts'
import type { Actes, Contexte, Operation } from '../salle.ts'

/** Les demandes d'une salle à l'API : lisibles de partout, mêmes données et mêmes filtres que ses pages. */
export function apiDe(operations: readonly Operation[]): Actes {
  const routes = routesDe('api')
  for (const { chemin, repondre } of operations)
    routes.get(chemin.replaceAll(/\{(\w+)\}/g, ':$1'), 'public', repondre, { cors: true, limite: 'recherche' })
  return { routes: routes.routes, operations }
}

export const suite = z.url().nullable().describe("L'adresse de la page suivante ; null à la dernière.")
export const codesDe = (quoi: string) => z.array(z.string()).optional().describe(`Codes de ${quoi} ; l'un d'eux suffit.`)

/** Les paramètres de l'URL. L'API dit ce qui est faux, là où une page ignorerait un filtre absurde : un programme doit le savoir. */
export function lireParametres<T extends z.ZodObject>(c: Contexte, schema: T): z.infer<T> {
  const brut = Object.fromEntries(
    Object.entries(c.req.queries()).map(([nom, valeurs]) => [nom, estUneListe(schema.shape[nom]) ? valeurs : valeurs[0]]),
  )
  const lu = schema.safeParse(brut)
  if (lu.success) return lu.data
  const faute = lu.error.issues[0]
  throw new ErreurMetier(422, `Paramètre « ${faute?.path.join('.') ?? ''} » : ${faute?.message ?? 'valeur fausse'}`)
}

/** L'adresse de la page suivante : la même, à partir de cette clé ou de ce rang. */
export function lienSuivant(c: Contexte, nom: 'apres' | 'rang', valeur: string): string {
  const url = new URL(c.req.url)
  url.searchParams.set(nom, valeur)
  return `${config.adresse}${url.pathname}${url.search}`
}

const estUneListe = (type: z.core.$ZodType | undefined): boolean => type instanceof z.ZodOptional && type.unwrap() instanceof z.ZodArray
