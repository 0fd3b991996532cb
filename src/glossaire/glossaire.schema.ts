import { z } from 'zod'
import { un } from '#socle/formulaire.ts'

const texte = (max: number) => z.string().trim().max(max, `${max} caractères au plus.`).default('')

/** Le formulaire d'un mot. Ses autres formes : une par ligne. */
export const motSchema = z.object({
  terme: z.string({ error: 'Écrivez le mot.' }).trim().min(2, 'Écrivez le mot.').max(120, '120 caractères au plus.'),
  formes: texte(1000).transform((lignes) =>
    lignes
      .split('\n')
      .map((forme) => forme.trim())
      .filter((forme) => forme.length >= 2)
      .slice(0, 30),
  ),
  definition: z
    .string({ error: 'Dites ce que le mot veut dire.' })
    .trim()
    .min(1, 'Dites ce que le mot veut dire.')
    .max(1000, '1000 caractères au plus.'),
  elu: texte(500),
  association: texte(500),
  entreprise: texte(500),
  chercheur: texte(500),
  voir: z.array(z.string()).max(30).default([]),
  source: texte(300),
  /** Le numéro de la version que la personne avait sous les yeux. */
  version: z.coerce.number().catch(0),
  proposition: z
    .string()
    .default('')
    .transform((coche) => coche === '1'),
})
export type SaisieDeMot = z.infer<typeof motSchema>

export const filtreSchema = z.object({ q: un(z.string().max(100), '') })
export const versionSchema = z.object({ version: un(z.coerce.number().int().positive(), 0) })
