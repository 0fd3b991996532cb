import type { Db } from '#socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : la moisson : OAI-PMH, DCAT, plan du site. */
export async function creerJeu(_db: Db, _qui: QuiEssaie) {
  return {}
}
