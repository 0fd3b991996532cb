import { z } from 'zod'
import { un } from '#socle/formulaire.ts'
import { decisions } from '../demande.ts'

/** Les filtres de la file ; `genre` s'écrit « salle/genre », `territoire` comme la personne l'a saisi. */
export const filtreFileSchema = z.object({
  genre: un(z.string().max(80), ''),
  territoire: un(z.string().max(200), ''),
  apres: un(z.string().max(40), ''),
  decision: un(z.enum(['', ...decisions]), ''),
  nombre: un(z.coerce.number().int().min(0).max(1000), 0),
})

/** Une décision pour une ou plusieurs demandes, et la phrase que leurs auteurs recevront. */
export const decisionSchema = z
  .object({
    ids: z
      .array(z.coerce.number().int().positive(), { error: 'Cochez au moins une demande.' })
      .min(1, 'Cochez au moins une demande.')
      .max(100, 'Décidez de 100 demandes au plus à la fois.'),
    decision: z.enum(decisions, { error: 'Choisissez ce que vous décidez.' }),
    phrase: z.string().max(1000, 'Cette phrase est trop longue : 1 000 caractères au plus.').catch(''),
    genre: z.string().max(80).catch(''),
    territoire: z.string().max(200).catch(''),
  })
  .refine(({ decision, phrase }) => decision === 'accepter' || phrase !== '', {
    path: ['phrase'],
    error: 'Écrivez une phrase : la personne la recevra par courriel.',
  })

export const numeroSchema = z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER)

export const cleSchema = z.object({ cle: un(z.string().max(100), '') })

export const reponseSchema = z.object({
  cle: z.string().max(100).catch(''),
  reponse: z
    .string({ error: 'Écrivez votre réponse.' })
    .min(2, 'Écrivez votre réponse.')
    .max(4000, 'Votre réponse est trop longue : 4 000 caractères au plus.'),
})
