import { z } from 'zod'
import { un } from '#socle/formulaire.ts'

const compte = un(z.coerce.number().int().min(0).max(1000).optional(), undefined)

/** /ressources/imports/:id : la suite des brouillons, lesquels sont cochés d'avance, et ce qui vient d'être décidé. */
export const filtresDesBrouillons = z.object({
  suite: un(z.coerce.number().int().min(0).max(10_000_000), 0),
  cocher: un(z.enum(['conseil', 'toutes', 'aucune']), 'conseil'),
  publiees: compte,
  archivees: compte,
  hors: compte,
  echecs: un(
    z
      .string()
      .regex(/^\d{1,15}(\.\d{1,15}){0,199}$/)
      .transform((ids) => ids.split('.').map(Number)),
    [],
  ),
})
export type FiltresDesBrouillons = z.infer<typeof filtresDesBrouillons>

/** /ressources/imports/:id/medias?rang= */
export const filtresDesMedias = z.object({ rang: un(z.coerce.number().int().min(0).max(100_000), 0) })

const identifiants = z
  .array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER))
  .max(200, 'Deux cents brouillons à la fois au plus.')

/** Les brouillons montrés, ceux qui étaient cochés, et le sort des autres. */
export const decision = z.object({
  vues: identifiants,
  publier: identifiants,
  autres: z.enum(['garder', 'archiver']).catch('garder'),
})
export type Decision = z.infer<typeof decision>
