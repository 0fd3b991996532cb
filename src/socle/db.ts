import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { DB } from './db.types.ts'
import { ouvrirReserve } from './serveur-qui-ecrit.ts'

/** La base, ou une transaction sur elle : les fonctions des salles acceptent l'une comme l'autre. */
export type Db = Kysely<DB>

export type Base = { db: Db; pool: pg.Pool; url: string; fermer: () => Promise<void> }

const { builtins } = pg.types
// Les bigint de la base (identifiants, comptes) tiennent tous dans un nombre exact (< 2^53).
pg.types.setTypeParser(builtins.INT8, Number)
// Une date civile n'a pas d'heure : elle reste « 2026-03-03 », sans fuseau pour la décaler.
pg.types.setTypeParser(builtins.DATE, String)

/** Ouvre une réserve de connexions. `max` : nombre de connexions de ce processus. */
export function ouvrirDb(url: string, options: { max?: number } = {}): Base {
  const pool = ouvrirReserve(url, { max: options.max ?? 10, application_name: 'catalyse' })
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, url, fermer: () => db.destroy() }
}

/** Vrai si la base répond. */
export async function repond(db: Db): Promise<boolean> {
  return sql`SELECT 1`
    .execute(db)
    .then(() => true)
    .catch(() => false)
}
