import type { Db } from '#socle/db.ts'
import { deleteInutilise, listInutilises } from './fichier.repository.ts'

const septJours = 7 * 86_400_000

/** Efface les fichiers que rien n'a pris en sept jours ; rend combien. Un fichier pris entre-temps est gardé. */
export async function purgerFichiers(db: Db, maintenant = new Date()): Promise<number> {
  const ids = await listInutilises(db, new Date(maintenant.getTime() - septJours))
  for (const id of ids) await deleteInutilise(db, id).catch(garderSIlSert)
  return ids.length
}

// Un objet le tient sans l'avoir marqué : la base refuse de l'effacer, et elle a raison.
function garderSIlSert(erreur: Error): void {
  if (!('code' in erreur) || erreur.code !== '23503') throw erreur
}
