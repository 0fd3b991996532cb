import { z } from 'zod'
import { estLicence, type Licence } from '#ressource/licences.ts'
import { saisieDe } from '#ressource/ressource.depot.ts'
import type { SaisieDeRessource } from '#ressource/ressource.ts'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'

const texte = z.string().default('')
const cadreSchema = z.object({
  besoin: texte,
  spheres: texte,
  fait: texte,
  cout: texte,
  duree: texte,
  effets: texte,
  reprendre: texte,
  limites: texte,
})

const saisieSchema = z.object({
  titre: z.string(),
  resume: z.string(),
  corps: z.string(),
  typeId: z.number(),
  maturiteId: z.number().nullable(),
  dureeMinutes: z.number().nullable(),
  cadre: cadreSchema.nullable(),
  territoireId: z.number().nullable(),
  auteurs: z.array(z.string()),
  annee: z.number().nullable(),
  licence: z.string().transform((code): Licence => (estLicence(code) ? code : 'droits-reserves')),
  langue: z.string(),
  source: z.string(),
  sourceUrl: z.string().nullable(),
  cleExterne: z.string().nullable(),
  estProposition: z.boolean(),
  termeIds: z.array(z.number()),
  acteurIds: z.array(z.number()),
  fichiers: z.array(z.object({ id: z.number(), titre: z.string() })),
  lieeIds: z.array(z.number()),
})

/** Un contenu gardé en JSON (version, suggestion), relu sous une forme comparable ; undefined s'il ne se comprend plus. */
export function relireSaisie(contenu: unknown): SaisieDeRessource | undefined {
  const lu = saisieSchema.safeParse(contenu)
  return lu.success ? saisieDe(lu.data) : undefined
}

/** Le contenu d'une version gardée, prêt à être comparé ou récrit. */
export async function lireVersion(db: Db, ressourceId: number, numero: number): Promise<SaisieDeRessource | undefined> {
  return relireSaisie((await findVersion(db, 'ressource', ressourceId, numero))?.contenu)
}
