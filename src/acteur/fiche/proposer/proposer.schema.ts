import { z } from 'zod'
import { adresseSchema } from '#membre/membre.schema.ts'
import { un } from '#socle/formulaire.ts'

/** Qui propose, sans compte : pour lui répondre. */
export const proposantSchema = z.object({
  votre_nom: z
    .string({ error: 'Écrivez votre nom.' })
    .trim()
    .min(2, 'Écrivez votre nom : deux lettres au moins.')
    .max(120, 'Ce nom est trop long : 120 caractères au plus.'),
  votre_courriel: adresseSchema,
})

/** Ce qu'un lien peut remplir d'avance : un nom, un territoire d'action (son nom ou son code). */
export const avanceSchema = z.object({ nom: un(z.string().max(200), ''), territoires: un(z.string().max(200), '') })
