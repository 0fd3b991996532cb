import { z } from 'zod'
import { config } from '../config.ts'
import { ErreurMetier } from '../erreurs.ts'
import type { Contexte } from '../salle.ts'

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
