import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { auPlus } from './au-plus.ts'
import { creerReserve, delaisDesPages, delaisDeTravail } from './connexion.ts'
import type { DB } from './db.types.ts'
import { veiller } from './veille.ts'

/** La base, ou une transaction sur elle : les fonctions des salles acceptent l'une comme l'autre. */
export type Db = Kysely<DB>

export type Base = {
  db: Db
  pool: pg.Pool
  url: string
  /** Vrai tant que la base est connue injoignable ; toujours faux pour un travail, qui attend qu'elle revienne. */
  enPanne: () => boolean
  fermer: () => Promise<void>
}

const { builtins } = pg.types
// Les bigint de la base (identifiants, comptes) tiennent tous dans un nombre exact (< 2^53).
pg.types.setTypeParser(builtins.INT8, Number)
// Une date civile n'a pas d'heure : elle reste « 2026-03-03 », sans fuseau pour la décaler.
pg.types.setTypeParser(builtins.DATE, String)

/**
 * Ouvre une réserve de connexions. `max` : nombre de connexions de ce processus. `pages` : quelqu'un attend, les délais sont
 * ceux des pages et une base figée est vite reconnue ; sans quoi, ceux d'un travail.
 */
export function ouvrirDb(url: string, { max = 10, pages = false }: { max?: number; pages?: boolean } = {}): Base {
  const pool = creerReserve(url, { nom: 'catalyse', max, delais: pages ? delaisDesPages : delaisDeTravail })
  const veille = pages ? veiller(pool, url) : undefined
  const connect = veille?.connecter ?? (() => pool.connect())
  const db = new Kysely<DB>({ dialect: new PostgresDialect({ pool: { connect, end: () => pool.end() } }) })
  const fermer = async () => {
    veille?.cesser()
    // Une connexion prêtée que la base ne rend pas n'empêche pas de partir.
    await auPlus(1000, db.destroy()).catch(() => {})
  }
  return { db, pool, url, enPanne: () => veille?.enPanne() ?? false, fermer }
}

/** Vrai si la base répond, en moins de deux secondes. */
export async function repond(db: Db): Promise<boolean> {
  return auPlus(1900, sql`SELECT 1`.execute(db))
    .then(() => true)
    .catch(() => false)
}
