import { z } from 'zod'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'
import { blocsSchema } from '../bloc.schema.ts'
import type { SaisieDeParcours } from '../parcours.ts'

const versionSchema = z.object({
  titre: z.string(),
  but: z.string(),
  pourQui: z.string(),
  resume: z.string(),
  termeId: z.number().nullable(),
  termeIds: z.array(z.number()),
  estProposition: z.boolean(),
  source: z.string(),
  blocs: blocsSchema,
})

/** Le contenu d'une version gardée, prêt à être récrit. */
export async function lireVersion(db: Db, parcoursId: number, numero: number): Promise<SaisieDeParcours | undefined> {
  const version = await findVersion(db, 'parcours', parcoursId, numero)
  return versionSchema.safeParse(version?.contenu).data
}
