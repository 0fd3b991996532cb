import { z } from 'zod'
import { couleurSchema } from '../bloc.schema.ts'

const cases = z.preprocess((valeur) => (valeur === undefined || valeur === '' ? [] : [valeur].flat()), z.array(z.string().max(100)).max(50))

/** Le formulaire d'une vitrine, sans ses blocs : les termes par leur code, le territoire par son nom. */
export const vitrineSchema = z.object({
  nom: z
    .string({ error: 'Donnez un nom à la vitrine.' })
    .trim()
    .min(2, 'Donnez un nom à la vitrine : deux lettres au moins.')
    .max(120, 'Ce nom est trop long : 120 caractères au plus.'),
  accroche: z.string().trim().max(300, 'Cette accroche est trop longue : 300 caractères au plus.').default(''),
  couleur: couleurSchema,
  accent: couleurSchema,
  hote: z
    .string()
    .trim()
    .toLowerCase()
    .default('')
    .refine(
      (hote) => hote === '' || /^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(hote),
      "Écrivez un nom d'hôte seul : pays.exemple.fr.",
    )
    .transform((hote) => hote || null),
  territoire: z.string().trim().max(200, 'Ce nom de lieu est trop long.').default(''),
  thematiques: cases,
  pratiques: cases,
  profils: cases,
  source: z.string().trim().max(300, 'Cette source est trop longue : 300 caractères au plus.').default(''),
})
