import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Cycle as Ligne } from '#socle/db.types.ts'
import type { Cycle, SaisieDeCycle } from './cycle.ts'

export async function findCycle(db: Db, id: number): Promise<Cycle | undefined> {
  const ligne = await db.selectFrom('cycle').selectAll().where('id', '=', id).executeTakeFirst()
  return ligne && enCycle(ligne)
}

export async function findCycleBySlug(db: Db, slug: string): Promise<Cycle | undefined> {
  const ligne = await db.selectFrom('cycle').selectAll().where('slug', '=', slug).executeTakeFirst()
  return ligne && enCycle(ligne)
}

/** Les cycles non archivés, le dernier d'abord, 200 au plus. */
export async function listCycles(db: Db): Promise<Cycle[]> {
  const requete = db.selectFrom('cycle').selectAll().where('archive_le', 'is', null)
  const lignes = await requete.orderBy(sql`annee DESC NULLS LAST`).orderBy('id', 'desc').limit(200).execute()
  return lignes.map(enCycle)
}

export async function insertCycle(trx: Db, saisie: SaisieDeCycle, slug: string): Promise<Cycle> {
  return enCycle(
    await trx
      .insertInto('cycle')
      .values({ ...enColonnes(saisie), slug })
      .returningAll()
      .executeTakeFirstOrThrow(),
  )
}

export async function updateCycle(trx: Db, id: number, saisie: SaisieDeCycle): Promise<Cycle> {
  const valeurs = { ...enColonnes(saisie), modifie_le: sql<Date>`now()` }
  return enCycle(await trx.updateTable('cycle').set(valeurs).where('id', '=', id).returningAll().executeTakeFirstOrThrow())
}

function enColonnes({ titre, question, description, annee, estProposition, source }: SaisieDeCycle) {
  return { titre, question, description, annee, est_proposition: estProposition, source }
}

function enCycle(ligne: Selectable<Ligne>): Cycle {
  const { id, slug, titre, question, description, annee, source } = ligne
  const { est_proposition: estProposition, archive_le: archiveLe, modifie_le: modifieLe } = ligne
  return { id, slug, titre, question, description, annee, estProposition, source, archiveLe, modifieLe }
}
