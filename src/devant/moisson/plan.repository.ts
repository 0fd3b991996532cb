import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { FichesDuPlan, JeuDeDonnees, PageConnue } from '#socle/moisson.ts'

/** Identifiants par page du plan : le protocole en permet 50 000 adresses, nous restons légers. */
const parTranche = 10_000

/** Les pages publiques d'une tranche d'identifiants : la dernière coûte la première. */
export async function listPages(db: Db, { table, etats, genre, sansDate }: FichesDuPlan, tranche: number): Promise<PageConnue[]> {
  const colonnes = sql`slug, ${genre ? sql`${sql.ref(genre)}::text` : sql`''`} AS genre, ${sansDate ? sql`NULL::timestamptz` : sql`modifie_le`} AS le`
  const { rows } = await sql<PageConnue>`
    SELECT ${colonnes} FROM ${sql.table(table)}
    WHERE id >= ${tranche * parTranche} AND id < ${(tranche + 1) * parTranche} AND ${publique(etats)} ORDER BY id`.execute(db)
  return rows
}

/** Le nombre de tranches de chaque table, dans l'ordre donné. */
export async function countTranches(db: Db, tables: readonly string[]): Promise<number[]> {
  const derniers = tables.map((table) => sql`(SELECT max(id) FROM ${sql.table(table)})`)
  const { rows } = await sql<{ derniers: (number | null)[] }>`SELECT ARRAY[${sql.join(derniers)}]::bigint[] AS derniers`.execute(db)
  return (rows[0]?.derniers ?? []).map((dernier) => (dernier === null ? 0 : Math.floor(Number(dernier) / parTranche) + 1))
}

/** La dernière écriture publique de chaque jeu de données, dans l'ordre donné. */
export async function findDates(db: Db, jeux: readonly JeuDeDonnees[]): Promise<(Date | null)[]> {
  const dates = jeux.map(
    ({ date: { table, etats, colonne = 'modifie_le' } }, rang) =>
      sql`SELECT ${sql.lit(rang)} AS rang, (SELECT max(${sql.ref(colonne)}) FROM ${sql.table(table)} WHERE ${publique(etats)}) AS le`,
  )
  const { rows } = await sql<{ le: Date | null }>`${sql.join(dates, sql` UNION ALL `)} ORDER BY rang`.execute(db)
  return rows.map(({ le }) => le)
}

// Écrits dans la requête : PostgreSQL y reconnaît la condition de ses index partiels.
const publique = (etats: readonly string[] | undefined): RawBuilder<unknown> =>
  etats ? sql`etat IN (${sql.join(etats.map((etat) => sql.lit(etat)))})` : sql`true`
