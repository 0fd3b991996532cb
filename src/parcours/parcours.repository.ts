import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'

// Bien plus que les sept du réseau ; borne la lecture malgré tout.
const dansLOrdre = sql`ORDER BY ordre, id LIMIT 200`

export const tous = sql`true ${dansLOrdre}`

/** Les parcours publiés ; avec des termes, ceux qui portent l'un d'eux. */
export function publies(termeIds: number[]): RawBuilder<unknown> {
  const siens = termeIds.length === 0 ? sql`` : sql`AND (termes && ${termeIds}::integer[] OR terme_id = ANY (${termeIds}::integer[]))`
  return sql`etat = 'publie' ${siens} ${dansLOrdre}`
}

/** La place d'un parcours dans la liste : la sienne, ou la dernière s'il naît. */
export const ordreGarde = sql<number>`coalesce((SELECT p.ordre FROM parcours p WHERE p.id = f.id),
  (SELECT coalesce(max(p.ordre) + 1, 1) FROM parcours p))`

/** Numérote les parcours dans l'ordre donné ; n'écrit que ce qui change. */
export async function updateOrdre(trx: Db, ids: number[]): Promise<void> {
  for (const [rang, id] of ids.entries())
    await trx
      .updateTable('parcours')
      .set({ ordre: rang + 1 })
      .where('id', '=', id)
      .where('ordre', '<>', rang + 1)
      .execute()
}
