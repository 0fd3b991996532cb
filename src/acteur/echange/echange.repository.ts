import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeFiche } from '../acteur.champs.ts'

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
