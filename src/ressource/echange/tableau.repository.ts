import { sql } from 'kysely'
import { conditions } from '#ressource/catalogue.repository.ts'
import type { Filtre } from '#ressource/catalogue.ts'
import { chercherUneFois } from '#ressource/facettes.repository.ts'
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

// Un corps peut faire 200 000 signes : une page en tient au plus quelques mégaoctets.
const parPage = 100

/** Les ressources publiées du filtre, par titre, page après page. */
export async function* parcourirIds(db: Db, filtre: Filtre): AsyncGenerator<number[]> {
  const cherche = await chercherUneFois(db, filtre)
  let derniere: { tri: string; id: number } | undefined
  do {
    const suite = derniere ? sql`AND (r.tri, r.id) > (${derniere.tri}, ${derniere.id}::bigint)` : sql``
    const { rows } = await sql<{ id: number; tri: string }>`
      SELECT r.id, r.tri FROM ressource r WHERE ${await conditions(db, cherche)} ${suite} ORDER BY r.tri, r.id LIMIT ${parPage}`.execute(db)
    if (rows.length > 0) yield rows.map(({ id }) => Number(id))
    derniere = rows.length < parPage ? undefined : rows.at(-1)
  } while (derniere)
}
