import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Cycle, SaisieDeCycle } from './cycle.ts'

const ecrites = ['titre', 'question', 'description', 'annee', 'source', 'est_proposition as estProposition'] as const
const colonnes = ['id', 'slug', ...ecrites, 'archive_le as archiveLe', 'modifie_le as modifieLe'] as const

const cycles = (db: Db) => db.selectFrom('cycle').select(colonnes)

export const findCycle = (db: Db, id: number): Promise<Cycle | undefined> => cycles(db).where('id', '=', id).executeTakeFirst()

export const findCycleBySlug = (db: Db, slug: string): Promise<Cycle | undefined> => cycles(db).where('slug', '=', slug).executeTakeFirst()

/** Les cycles non archivés, le dernier d'abord, 200 au plus. */
export async function listCycles(db: Db): Promise<Cycle[]> {
  const requete = cycles(db).where('archive_le', 'is', null)
  return requete.orderBy(sql`annee DESC NULLS LAST`).orderBy('id', 'desc').limit(200).execute()
}

export async function insertCycle(trx: Db, { estProposition, ...dit }: SaisieDeCycle, slug: string): Promise<Cycle> {
  const valeurs = { ...dit, est_proposition: estProposition, slug }
  return trx.insertInto('cycle').values(valeurs).returning(colonnes).executeTakeFirstOrThrow()
}

export async function updateCycle(trx: Db, id: number, { estProposition, ...dit }: SaisieDeCycle): Promise<Cycle> {
  const valeurs = { ...dit, est_proposition: estProposition, modifie_le: sql<Date>`now()` }
  return trx.updateTable('cycle').set(valeurs).where('id', '=', id).returning(colonnes).executeTakeFirstOrThrow()
}
