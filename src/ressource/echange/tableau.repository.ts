import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeRessource } from '../ressource.champs.ts'

/** Les ressources du même titre, dans la même source. */
export async function listHomonymes(
  db: Db,
  lignes: readonly { tri: string; contenu: Pick<SaisieDeRessource, 'source'> }[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT r.id FROM unnest(${lignes.map(({ tri }) => tri)}::text[], ${lignes.map(({ contenu }) => contenu.source)}::text[]) AS l(tri, source)
      JOIN ressource r ON r.tri = l.tri AND sans_accent(r.source) = sans_accent(l.source)`.execute(db)
  return rows.map(({ id }) => Number(id))
}
