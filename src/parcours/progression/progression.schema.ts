import { z } from 'zod'
import { enJson } from '#socle/texte.ts'
import { versions } from '../versions.ts'
import type { Avancee, Reponses } from './fusionner.ts'

/** Une réponse tient en 5 000 caractères. */
export const longueurDUneReponse = 5000

const texte = z.string().max(longueurDUneReponse)
const cle = z.string().regex(/^[a-z0-9][a-z0-9-]{0,60}$/)
const reponseSchema = z.object({
  texte,
  le: z.iso.datetime().catch(''),
  aussi: z.array(texte).max(20).default([]),
})
const reponsesSchema = z
  .record(cle, z.record(cle, reponseSchema))
  .refine((blocs) => Object.keys(blocs).length <= 200 && Object.values(blocs).every((champs) => Object.keys(champs).length <= 12))

/** Les réponses relues de la base ; abîmées, aucune. */
export const lireReponses = (brut: unknown): Reponses => reponsesSchema.catch({}).parse(brut)

const avanceeSchema = z.object({
  version: z.enum(versions).catch('2h'),
  faits: z.array(cle).max(200),
  reponses: reponsesSchema,
  territoire: z.string().max(200).default(''),
  modifieLe: z.iso.datetime(),
})

/** La progression qu'un navigateur envoie, en JSON. */
export const adoptionSchema = z.object({
  progression: z
    .string()
    .max(1_000_000)
    .transform((brut, contexte): Avancee & { territoire: string } => {
      const lu = avanceeSchema.safeParse(enJson(brut))
      if (lu.success) return lu.data
      contexte.addIssue({ code: 'custom', message: "Ce que ce navigateur garde n'a pas pu être lu : rien n'a été repris." })
      return z.NEVER
    }),
})

export const suivreSchema = z.object({ version: z.enum(versions).catch('2h'), territoire: z.string().max(200).default('') })
