import { z } from 'zod'
import { adresseSchema } from '#membre/membre.schema.ts'
import { un } from '#socle/formulaire.ts'

const facultatif = (max: number, trop: string) => z.string().trim().max(max, trop).catch('')

export const inscriptionSchema = z.object({
  courriel: adresseSchema,
  nom: facultatif(120, 'Ce nom est trop long : 120 caractères au plus.'),
  structure: facultatif(200, 'Ce nom est trop long : 200 caractères au plus.'),
})

export const cleSchema = z.object({ cle: un(z.string().max(200), '') })

export const messageSchema = z.object({
  sujet: z
    .string({ error: 'Donnez un sujet à votre message.' })
    .trim()
    .min(3, 'Donnez un sujet à votre message.')
    .max(150, 'Ce sujet est trop long : 150 caractères au plus.'),
  message: z
    .string({ error: 'Écrivez votre message.' })
    .trim()
    .min(20, 'Écrivez votre message : une phrase au moins.')
    .max(5000, 'Ce message est trop long : 5 000 caractères au plus.'),
})
