import { z } from 'zod'
import { saisieDe } from '#acteur/acteur.depot.ts'
import type { SaisieDeFiche } from '#acteur/acteur.ts'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'

// Une adresse effacée avec son propriétaire laisse un texte vide dans l'historique : c'est une adresse inconnue.
const adresse = z
  .string()
  .nullable()
  .transform((valeur) => valeur || null)

const versionSchema = z.object({
  nom: z.string(),
  estCatalyseur: z.boolean(),
  profilId: z.number(),
  sphereId: z.number().nullable(),
  resume: z.string(),
  description: z.string(),
  communeId: z.number().nullable(),
  departementId: z.number().nullable(),
  adresse: z.string(),
  point: z.object({ longitude: z.number(), latitude: z.number() }).nullable(),
  liens: z.array(z.string()),
  siret: z.string().nullable(),
  rna: z.string().nullable(),
  cleExterne: z.string().nullable(),
  courrielContact: adresse,
  source: z.string(),
  termeIds: z.array(z.number()),
  territoireIds: z.array(z.number()),
})

/** Le contenu d'une version gardée, prêt à être comparé ou récrit. */
export async function lireVersion(db: Db, ficheId: number, numero: number): Promise<SaisieDeFiche | undefined> {
  const version = await findVersion(db, 'acteur', ficheId, numero)
  const lu = versionSchema.safeParse(version?.contenu)
  return lu.success ? saisieDe(lu.data) : undefined
}
