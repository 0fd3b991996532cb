import { z } from 'zod'
import { un } from '../formulaire.ts'

/** /…/imports/:id?lignes=&apres= */
export const filtresDuRapport = z.object({
  lignes: un(z.enum(['signalees', 'toutes']), 'signalees'),
  apres: un(z.coerce.number().int().min(0).max(10_000_000), 0),
})

/** /…/imports?avant= */
export const filtresDesImports = z.object({ avant: un(z.coerce.number().int().positive().optional(), undefined) })

/** L'identifiant d'un import, dans son adresse. */
export const numero = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)
