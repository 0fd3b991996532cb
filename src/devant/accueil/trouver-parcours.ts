import { listByIds } from '#parcours/parcours.depot.ts'
import type { Parcours } from '#parcours/parcours.ts'
import type { RequeteComprise } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher } from '#socle/moteur.ts'

const montres = 2

/** Les parcours qui apprennent à faire ce que la question demande ; rien sans mots. */
export async function trouverParcours(db: Db, { tsquery, large }: RequeteComprise): Promise<Parcours[]> {
  if (tsquery === null) return []
  const exacts = await chercher(db, { salles: ['parcours'], tsquery, limite: montres })
  const trouves =
    exacts.length > 0 || large === null ? exacts : await chercher(db, { salles: ['parcours'], tsquery: large, limite: montres })
  const parId = new Map(
    (
      await listByIds(
        db,
        trouves.map(({ objetId }) => objetId),
      )
    ).map((parcours) => [parcours.id, parcours]),
  )
  return trouves.flatMap(({ objetId }) => parId.get(objetId) ?? [])
}
