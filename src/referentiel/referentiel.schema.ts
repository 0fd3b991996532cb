import { z } from 'zod'
import { ouiOuNon } from '#socle/contenu.ts'

const texteFacultatif = (max: number) =>
  z
    .string()
    .trim()
    .max(max, `${max} caractères au plus.`)
    .nullish()
    .transform((texte) => texte || null)

/** Le formulaire d'un terme. */
export const termeSchema = z.object({
  libelle: z.string({ error: 'Donnez un nom au terme.' }).trim().min(1, 'Donnez un nom au terme.').max(120, '120 caractères au plus.'),
  pluriel: texteFacultatif(120),
  definition: z.string().trim().max(1000, '1 000 caractères au plus.').default(''),
  source: texteFacultatif(300),
  parent: z.string().default(''),
  proposition: z
    .string()
    .default('')
    .transform((coche) => coche === '1'),
  /** Le numéro de la version que la personne avait sous les yeux. */
  version: z.coerce.number().catch(0),
})
export type SaisieDeTerme = z.infer<typeof termeSchema>

export const deplacementSchema = z.object({ sens: z.enum(['monter', 'descendre'], 'Choisissez monter ou descendre.') })

/** Une ligne de contenu/referentiel/<liste>.csv ; la même forme que l'export de la liste. */
export const ligneDeContenuSchema = z.object({
  code: z.string().regex(/^[a-z0-9][a-z0-9.-]*$/, 'Un code ne porte que des minuscules, des chiffres, des tirets et des points.'),
  libelle: z.string().min(1),
  pluriel: texteFacultatif(120),
  definition: z.string(),
  parent: texteFacultatif(120),
  est_proposition: ouiOuNon,
  source: texteFacultatif(300),
})
