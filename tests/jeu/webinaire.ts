import type { Db } from '../../src/socle/db.ts'
import { creerCycle, creerSeance } from '../../src/webinaire/seance.factory.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les webinaires. */
export async function creerJeu(db: Db, qui: QuiEssaie) {
  const cycle = await creerCycle(db)
  const seance = await creerSeance(db, { cycleId: cycle.id, auteurId: qui.animateur, partenaireIds: [qui.fiche.id] })
  return { cycle: cycle.slug, slug: seance.slug, seanceId: seance.id }
}
