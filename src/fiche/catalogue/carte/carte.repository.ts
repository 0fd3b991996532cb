import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { PointDeFiche, Trouve } from '../question/fonds.ts'
import { conditions } from '../reponse/facettes.repository.ts'

export type Place = { longitude: number; latitude: number }

/** Les fiches trouvées que l'on situe, `limite` au plus. */
export async function listPoints(
  db: Db,
  trouve: Trouve<unknown>,
  colonnes: RawBuilder<PointDeFiche>,
  limite: number,
): Promise<(PointDeFiche & Place)[]> {
  const { rows } = await sql<PointDeFiche & Place>`
    SELECT ${colonnes}, f.longitude, f.latitude FROM ${sql.table(trouve.fonds.table)} f
    WHERE ${conditions(trouve)} AND f.longitude IS NOT NULL ORDER BY f.tri, f.id LIMIT ${limite}`.execute(db)
  return rows
}

/** Les fiches trouvées dont on ne connaît que le département, comptées par département. */
export async function countSansPoint(db: Db, trouve: Trouve<unknown>): Promise<Map<number, number>> {
  const { rows } = await sql<{ departement: number; compte: number }>`
    SELECT f.departement_id AS departement, count(*) AS compte FROM ${sql.table(trouve.fonds.table)} f
    WHERE ${conditions(trouve)} AND f.longitude IS NULL AND f.departement_id IS NOT NULL GROUP BY 1`.execute(db)
  return new Map(rows.map(({ departement, compte }) => [departement, compte]))
}
