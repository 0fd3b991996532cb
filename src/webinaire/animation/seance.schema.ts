import { z } from 'zod'

const texte = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Ce texte est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`)
    .default('')
export const annulationSchema = z.object({
  motif: z
    .string({ error: 'Écrivez une phrase : les personnes inscrites la recevront.' })
    .trim()
    .min(5, 'Écrivez une phrase : les personnes inscrites la recevront.')
    .max(500, 'Cette phrase est trop longue : 500 caractères au plus.'),
})

export const cycleSchema = z.object({
  titre: z.string({ error: 'Donnez un titre au cycle.' }).trim().min(3, 'Donnez un titre au cycle : trois lettres au moins.').max(200),
  question: texte(500),
  description: texte(20_000),
  annee: z.preprocess(
    (valeur) => (valeur === '' ? null : valeur),
    z.coerce
      .number({ error: 'Donnez une année, par exemple 2026.' })
      .int()
      .min(1990, 'Donnez une année, par exemple 2026.')
      .max(2200)
      .nullable(),
  ),
  source: texte(500),
})
