import type { RequeteComprise } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher } from '#socle/moteur.ts'
import { listByIds } from '#webinaire/seance.depot.ts'
import { estPublique, type Seance } from '#webinaire/seance.ts'

const montrees = 3

/** Les séances qui en parlent, la plus pertinente d'abord ; rien sans mots. */
export async function trouverSeances(db: Db, { tsquery }: RequeteComprise): Promise<Seance[]> {
  if (tsquery === null) return []
  const ids = (await chercher(db, { salles: ['webinaire'], tsquery, limite: montrees })).map(({ objetId }) => objetId)
  const seances = (await listByIds(db, ids)).filter(estPublique)
  return seances.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}
