import type { Db } from '../../src/socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : importer et exporter des ressources. */
export async function creerJeu(_db: Db, _qui: QuiEssaie) {
  return {}
}
