import { z } from 'zod'
import { actes } from './question.ts'

/** Ce que l'on envoie pour poser une question. */
export const questionSchema = z.object({
  texte: z
    .string({ error: 'Écrivez votre question.' })
    .min(3, 'Écrivez votre question.')
    .max(500, 'Votre question est trop longue : 500 signes au plus.'),
  auteur: z.string().max(80, 'Ce nom est trop long : 80 signes au plus.').default(''),
  jeton: z.string().max(200).catch(''),
})
export type SaisieDeQuestion = z.infer<typeof questionSchema>

/** Un geste de l'animation sur une question. */
export const gesteSchema = z.object({
  question: z.coerce.number({ error: 'Choisissez une question.' }).int().positive(),
  acte: z.enum(actes, { error: 'Ce geste n’existe pas.' }),
  reponse: z.string().max(5000, 'Cette réponse est trop longue : 5 000 signes au plus.').optional(),
})

/** Les réglages des questions d'une séance : deux cases. */
export const reglagesSchema = z.object({
  ouvertes: z.literal('1').optional().catch(undefined),
  moderees: z.literal('1').optional().catch(undefined),
})
