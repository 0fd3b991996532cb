import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeFiche } from '../acteur.champs.ts'
import { conditions } from '../annuaire.repository.ts'
import type { Filtre } from '../annuaire.ts'

/** Les fiches du même nom, dans la même commune ou, à défaut de commune, dans le même département. */
export async function listHomonymes(db: Db, lignes: readonly { tri: string; contenu: SaisieDeFiche }[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT a.id FROM unnest(${lignes.map(({ tri }) => tri)}::text[], ${lignes.map(({ contenu }) => contenu.communeId)}::integer[],
        ${lignes.map(({ contenu }) => contenu.departementId)}::integer[]) AS r(tri, commune, departement)
      JOIN acteur a ON a.tri = r.tri AND (a.commune_id = r.commune OR (r.commune IS NULL AND a.departement_id IS NOT DISTINCT FROM r.departement))`.execute(
    db,
  )
  return rows.map(({ id }) => Number(id))
}

const parPage = 1000

/** Les fiches du filtre, par nom, page après page. */
export async function* parcourirIds(db: Db, filtre: Filtre): AsyncGenerator<number[]> {
  let derniere: { tri: string; id: number } | undefined
  do {
    const suite = derniere ? sql`AND (a.tri, a.id) > (${derniere.tri}, ${derniere.id})` : sql``
    const { rows } = await sql<{ id: number; tri: string }>`
      SELECT a.id, a.tri FROM acteur a WHERE ${conditions(filtre)} ${suite} ORDER BY a.tri, a.id LIMIT ${parPage}`.execute(db)
    if (rows.length > 0) yield rows.map(({ id }) => Number(id))
    derniere = rows.length < parPage ? undefined : rows.at(-1)
  } while (derniere)
}
