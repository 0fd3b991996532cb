import { z } from 'zod'
import { adresseSchema, nomDePersonneSchema } from '#membre/membre.schema.ts'

/** Un message à une organisation, à travers le relais. */
export const messageSchema = z.object({
  nom: nomDePersonneSchema,
  courriel: adresseSchema,
  sujet: z
    .string({ error: 'Donnez un sujet à votre message.' })
    .trim()
    .min(3, 'Donnez un sujet à votre message.')
    .max(150, 'Ce sujet est trop long : 150 caractères au plus.'),
  message: z
    .string({ error: 'Écrivez votre message.' })
    .trim()
    .min(20, 'Écrivez votre message : une phrase au moins, pour que la personne comprenne.')
    .max(5000, 'Ce message est trop long : 5 000 caractères au plus.'),
})
export type MessageALaFiche = z.infer<typeof messageSchema>
