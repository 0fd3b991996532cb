import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Les ressources que ces repères désignent, par identifiant ; `par` : le repère le plus sûr qui y mène. Verrouillées si l'on va écrire. */
export async function listDesignees(
  trx: Db,
  { cleExterne, cle, titre, source }: { cleExterne: string | null; cle: string | null; titre: string; source: string },
  { verrouiller }: { verrouiller: boolean },
): Promise<{ id: number; par: 'cle_externe' | 'cle' | 'titre' }[]> {
  const { rows } = await sql<{ id: number; par: 'cle_externe' | 'cle' | 'titre' }>`
    SELECT r.id, CASE WHEN r.cle_externe = ${cleExterne} THEN 'cle_externe' WHEN r.slug = ${cle} THEN 'cle' ELSE 'titre' END AS par
    FROM ressource r WHERE r.cle_externe = ${cleExterne}::text OR r.slug = ${cle}::text
      OR (r.tri = sans_accent(${titre}) AND sans_accent(r.source) = sans_accent(${source}))
    ORDER BY r.id LIMIT 5 ${verrouiller ? sql`FOR UPDATE` : sql``}`.execute(trx)
  return rows
}

/** Les organisations visibles de ces slugs. */
export async function listActeursParSlug(db: Db, slugs: string[]): Promise<{ id: number; slug: string }[]> {
  if (slugs.length === 0) return []
  return db.selectFrom('acteur').select(['id', 'slug']).where('slug', 'in', slugs.slice(0, 1000)).where('etat', '=', 'publiee').execute()
}

/** Parmi ces organisations, celles qu'un export ne montre pas. */
export async function listActeursCaches(db: Db, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const lignes = await db.selectFrom('acteur').select('id').where('id', 'in', ids).where('etat', '<>', 'publiee').execute()
  return new Set(lignes.map(({ id }) => id))
}

/** Les ressources publiées de ces slugs. */
export async function listRessourcesParSlug(db: Db, slugs: string[]): Promise<{ id: number; slug: string }[]> {
  if (slugs.length === 0) return []
  return db.selectFrom('ressource').select(['id', 'slug']).where('slug', 'in', slugs.slice(0, 1000)).where('etat', '=', 'publiee').execute()
}

/** Parmi ces ressources, celles qu'un export ne montre pas. */
export async function listRessourcesCachees(db: Db, ids: number[]): Promise<Set<number>> {
  if (ids.length === 0) return new Set()
  const lignes = await db.selectFrom('ressource').select('id').where('id', 'in', ids).where('etat', '<>', 'publiee').execute()
  return new Set(lignes.map(({ id }) => id))
}
