import { sql } from 'kysely'
import type { Db } from './db.ts'

// Au-delà, un import change assez les tables pour que le plan des recherches en dépende.
const grandImport = 1000

/**
 * Refait les statistiques dont PostgreSQL tire ses plans (ANALYZE), sur ces tables, ou sur toutes celles qui ont servi. À appeler
 * après un chargement : il ne le ferait de lui-même qu'une minute plus tard, et jamais sur une base copiée d'un gabarit.
 */
export async function analyser(db: Db, tables?: readonly string[]): Promise<void> {
  const voulues = tables ?? (await listTables(db, sql`true`))
  if (voulues.length > 0) await sql`ANALYZE ${sql.join(voulues.map((nom) => sql.table(`public.${nom}`)))}`.execute(db)
}

/** Les refait toutes après un import de tant de lignes, s'il est grand. */
export async function analyserApresImport(db: Db, lignes: number): Promise<void> {
  if (lignes >= grandImport) await analyser(db)
}

/** Ne les fait que là où il n'y en a pas : un chargement coupé avant son ANALYZE, une base copiée d'une autre qui n'en avait pas. */
export async function analyserCeQuiManque(db: Db): Promise<void> {
  const sans = sql<boolean>`NOT EXISTS (SELECT 1 FROM pg_stats s WHERE s.schemaname = 'public' AND s.tablename = c.relname)`
  await analyser(db, await listTables(db, sans))
}

async function listTables(db: Db, condition: ReturnType<typeof sql<boolean>>): Promise<string[]> {
  const { rows } = await sql<{ nom: string }>`
    SELECT c.relname AS nom FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND pg_relation_size(c.oid) > 0 AND ${condition}`.execute(db)
  return rows.map(({ nom }) => nom)
}
