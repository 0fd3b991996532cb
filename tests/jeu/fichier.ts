import { creerFichier } from '#fichier/fichier.factory.ts'
import { urlFichier } from '#fichier/fichier.ts'
import type { Db } from '#socle/db.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les fichiers déposés. */
export async function creerJeu(db: Db, { tenant }: QuiEssaie) {
  return { pdf: urlFichier(await creerFichier(db, { membreId: tenant })) }
}
