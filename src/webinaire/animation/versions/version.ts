import { z } from 'zod'
import type { Db } from '#socle/db.ts'
import { findVersion } from '#socle/historique.ts'
import { saisieDe } from '#webinaire/enregistrer-seance.ts'
import { etatsDeSeance, genresDeSeance, type SaisieDeSeance, type Seance } from '#webinaire/seance.ts'

const texte = z.string().default('')
const ids = z.array(z.number()).default([])
const id = z.number().nullable().default(null)
const interventionSchema = z.object({ nom: texte, fonction: texte, structure: texte, acteurId: id })
const versionSchema = z.object({
  cycleId: id,
  genre: z.enum(genresDeSeance),
  titre: z.string(),
  question: texte,
  resume: texte,
  description: texte,
  debut: z.coerce.date(),
  heureConnue: z.boolean(),
  dureeMinutes: z.number(),
  lieu: texte,
  territoireId: id,
  lienDirect: z.string().nullable().default(null),
  termeIds: ids,
  inscriptionsOuvertes: z.boolean(),
  questionsOuvertes: z.boolean(),
  aRetenir: texte,
  estProposition: z.boolean(),
  source: texte,
  programme: z.array(z.object({ titre: z.string(), resume: texte, dureeMinutes: id, interventions: z.array(interventionSchema) })),
  contributionIds: ids,
  partenaireIds: ids,
  documents: z.array(z.object({ titre: z.string(), fichierId: id, url: z.string().nullable().default(null) })),
  ressourceIds: ids,
  etat: z.enum(etatsDeSeance),
  motifAnnulation: texte,
  videoId: id,
  videoUrl: z.string().nullable().default(null),
  transcriptionId: id,
})

/** Ce qui change par un geste ou un dépôt, et ne se récrit pas en revenant à une version. */
type Suivi = Pick<Seance, 'etat' | 'motifAnnulation' | 'videoId' | 'videoUrl' | 'transcriptionId'>
export type VersionDeSeance = { saisie: SaisieDeSeance; suivi: Suivi }

/** Une version gardée ; undefined si elle n'existe pas, ou ne se comprend plus. */
export async function lireVersion(db: Db, seanceId: number, numero: number): Promise<VersionDeSeance | undefined> {
  const lue = versionSchema.safeParse((await findVersion(db, 'webinaire', seanceId, numero))?.contenu)
  return lue.success ? { saisie: saisieDe(lue.data), suivi: lue.data } : undefined
}
