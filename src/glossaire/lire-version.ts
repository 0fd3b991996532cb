import { z } from 'zod'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'
import { type ContenuDeMot, lecteurs } from './mot.ts'

const contenuSchema = z.object({
  terme: z.string(),
  formes: z.array(z.string()),
  definition: z.string(),
  lectures: z.partialRecord(z.enum(lecteurs), z.string()),
  voir: z.array(z.string()),
  estProposition: z.boolean(),
  source: z.string(),
})

/** Ce que disait le mot dans cette version, ou undefined. */
export async function lireVersion(db: Db, motId: number, numero: number): Promise<ContenuDeMot | undefined> {
  const version = numero > 0 ? await findVersion(db, 'glossaire', motId, numero) : undefined
  return version && contenuSchema.safeParse(version.contenu).data
}
