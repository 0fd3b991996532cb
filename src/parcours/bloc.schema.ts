import { z } from 'zod'
import { versions } from './versions.ts'

// Des pages portent ces noms sous /parcours/<slug> : une étape ne peut pas les prendre.
export const clesReservees = ['composer', 'releve', 'groupe', 'historique', 'suivre', 'adopter', 'effacer']

export const cleSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, "Une clé s'écrit en minuscules, chiffres et tirets.")
  .refine((cle) => !clesReservees.includes(cle), 'Cette clé est prise par une page du site.')

const texte = z.string().max(20_000, 'Un texte tient en 20 000 caractères.').default('')
const titre = z.string().max(200, 'Un titre tient en 200 caractères.').default('')
const identifiant = z.number().int().positive().nullable().default(null)

export const champSchema = z.object({ cle: cleSchema, libelle: z.string().min(1).max(300), aide: z.string().max(500).default('') })
export const questionSchema = z
  .object({
    question: z.string().min(1).max(500),
    choix: z.array(z.string().min(1).max(300)).min(2, 'Une question propose au moins deux choix.').max(8),
    /** Le rang du bon choix, à partir de 0. */
    juste: z.number().int().min(0),
    explication: z.string().max(2000).default(''),
  })
  .refine(({ choix, juste }) => juste < choix.length, "Le bon choix est l'un de ceux proposés.")

const commun = {
  cle: cleSchema,
  titre,
  minutes: z.number().int().min(0).max(1440).default(0),
  des: z.enum(versions).default('2h'),
}

/** Un bloc, selon son genre ; les textes et les consignes sont du Markdown. */
export const blocSchema = z.discriminatedUnion('genre', [
  z.object({ ...commun, genre: z.literal('etape'), contenu: z.object({ texte }) }),
  z.object({ ...commun, genre: z.literal('texte'), contenu: z.object({ texte }) }),
  z.object({ ...commun, genre: z.literal('ressource'), contenu: z.object({ ressourceId: identifiant, consigne: texte }) }),
  z.object({
    ...commun,
    genre: z.literal('webinaire'),
    contenu: z.object({
      seanceId: identifiant,
      /** Secondes depuis le début de l'enregistrement ; null : la séance entière. */
      chapitre: z.number().int().min(0).max(86_400).nullable().default(null),
      consigne: texte,
    }),
  }),
  z.object({
    ...commun,
    genre: z.literal('exercice'),
    contenu: z.object({ consigne: texte, champs: z.array(champSchema).max(12).default([]) }),
  }),
  z.object({
    ...commun,
    genre: z.literal('verification'),
    contenu: z.object({ consigne: texte, questions: z.array(questionSchema).max(12).default([]) }),
  }),
])

export const genres = ['etape', 'texte', 'ressource', 'webinaire', 'exercice', 'verification'] as const

/** Les blocs d'un parcours : 200 au plus, des clés toutes différentes, une étape d'abord. */
export const blocsSchema = z
  .array(blocSchema)
  .max(200, 'Un parcours tient en 200 blocs.')
  .refine((blocs) => new Set(blocs.map(({ cle }) => cle)).size === blocs.length, 'Deux blocs portent la même clé.')
  .refine((blocs) => blocs.length === 0 || blocs[0]?.genre === 'etape', "Le premier bloc est une étape : c'est elle qui ouvre le chemin.")
