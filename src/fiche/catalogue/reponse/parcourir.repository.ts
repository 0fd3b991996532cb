import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Trouve } from '../question/fonds.ts'
import { conditions } from './facettes.repository.ts'

/** Toutes les fiches trouvées, par nom, page après page : la mémoire et la base ne portent jamais plus d'une page. */
export async function* parcourirIds(
  db: Db,
  { table }: { table: string },
  trouve: Trouve<unknown>,
  parPage = 1000,
): AsyncGenerator<number[]> {
  let derniere: { tri: string; id: number } | undefined
  do {
    const suite = derniere ? sql`AND (f.tri, f.id) > (${derniere.tri}, ${derniere.id}::bigint)` : sql``
    const { rows } = await sql<{ id: number; tri: string }>`
      SELECT f.id, f.tri FROM ${sql.table(table)} f WHERE ${conditions(trouve)} ${suite} ORDER BY f.tri, f.id LIMIT ${parPage}`.execute(db)
    if (rows.length > 0) yield rows.map(({ id }) => Number(id))
    derniere = rows.length < parPage ? undefined : rows.at(-1)
  } while (derniere)
}
