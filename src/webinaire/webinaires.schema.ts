import { z } from 'zod'
import { un } from '#socle/formulaire.ts'

/** Les filtres de la liste. `avant` : la clé de la dernière séance passée déjà lue. */
export const filtreSchema = z.object({
  q: un(z.string().max(200), ''),
  thematique: un(z.string().max(80), ''),
  avant: un(z.iso.datetime(), ''),
})
export type Filtre = z.infer<typeof filtreSchema>
