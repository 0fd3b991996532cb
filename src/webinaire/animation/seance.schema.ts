import { z } from 'zod'
import { genresDeSeance } from '../seance.ts'

const texte = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `Ce texte est trop long : ${max.toLocaleString('fr-FR')} caractères au plus.`)
    .default('')
const coche = z
  .string()
  .optional()
  .transform((valeur) => valeur === '1')

/** Les champs simples d'une séance ; les lignes répétées et les noms se comprennent à part. */
export const champsSchema = z.object({
  titre: z
    .string({ error: 'Donnez un titre à la séance.' })
    .trim()
    .min(3, 'Donnez un titre à la séance : trois lettres au moins.')
    .max(200, 'Ce titre est trop long : 200 caractères au plus.'),
  genre: z.enum(genresDeSeance, { error: 'Choisissez webinaire ou rencontre.' }),
  cycle: texte(100),
  question: texte(300),
  resume: texte(500),
  jour: z
    .string({ error: 'Donnez la date de la séance.' })
    .regex(/^\d{4}-\d\d-\d\d$/, 'Donnez la date de la séance, par exemple 2026-06-08.'),
  heure: z
    .string()
    .regex(/^(\d\d:\d\d)?$/, "Écrivez l'heure ainsi : 13:00. Laissez vide si elle n'est pas connue.")
    .default(''),
  duree: z.coerce
    .number({ error: 'Donnez la durée en minutes.' })
    .int('Donnez la durée en minutes entières.')
    .min(5, 'La durée est de 5 minutes au moins.')
    .max(10_080, 'La durée est de sept jours (10 080 minutes) au plus.'),
  lieu: texte(300),
  territoire: texte(200),
  lien_direct: z
    .string()
    .trim()
    .max(1000)
    .refine((lien) => lien === '' || URL.parse(lien)?.protocol === 'https:', 'Ce lien doit commencer par https://.')
    .default(''),
  termes: z
    .array(
      z.coerce
        .number()
        .int()
        .positive()
        .max(2 ** 31 - 1),
    )
    .max(60)
    .catch([])
    .default([]),
  inscriptions_ouvertes: coche,
  questions_ouvertes: coche,
  description: texte(50_000),
  a_retenir: texte(20_000),
  source: texte(500),
  contributions: texte(5000),
  partenaires: texte(5000),
  ressources: texte(5000),
})

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
