import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { ApercuDeRessource } from './ressource.ts'

/** Ce que montre une liste d'une ressource de la table `f`. */
export const colonnesDApercu = sql<ApercuDeRessource>`f.id, f.slug, f.titre, f.resume, f.type_id AS "typeId", f.maturite_id AS "maturiteId",
  f.duree_minutes AS "dureeMinutes", f.est_proposition AS "estProposition", f.territoire_id AS "territoireId", f.publiee_le AS "publieeLe",
  f.verifiee_le AS "verifieeLe", array_remove(array_remove(f.termes, f.type_id), f.maturite_id) AS "termeIds",
  (SELECT t.nom FROM territoire t WHERE t.id = f.territoire_id) AS territoire`

type Recentes = { limite: number; termeIds?: readonly number[]; territoireId?: number; sauf?: number }

/** Les dernières publiées ; de celles qui portent l'un de ces termes, ou qui viennent de ce territoire. */
export async function listRecentes(db: Db, { limite, termeIds = [], territoireId, sauf = 0 }: Recentes): Promise<ApercuDeRessource[]> {
  const criteres = [
    sql`f.etat = 'publiee'`,
    sql`f.id <> ${sauf}`,
    ...(termeIds.length > 0 ? [sql`f.termes && ${termeIds}::integer[]`] : []),
    ...(territoireId === undefined ? [] : [sql`f.zones @> ARRAY[${territoireId}::integer]`]),
  ]
  return listOu(db, sql`${sql.join(criteres, sql` AND `)} ORDER BY f.publiee_le DESC, f.id DESC LIMIT ${limite}`)
}

/** Celles qu'une organisation a faites, les dernières d'abord. */
export async function listParActeur(db: Db, acteurId: number, limite: number): Promise<ApercuDeRessource[]> {
  const siennes = sql`SELECT ressource_id FROM ressource_acteur WHERE acteur_id = ${acteurId}`
  return listOu(db, sql`f.etat = 'publiee' AND f.id IN (${siennes}) ORDER BY f.publiee_le DESC, f.id DESC LIMIT ${limite}`)
}

/** Les aperçus publiés de ces ressources, dans l'ordre demandé. */
export async function listApercusParIds(db: Db, ids: readonly number[]): Promise<ApercuDeRessource[]> {
  if (ids.length === 0) return []
  const apercus = await listOu(db, sql`f.etat = 'publiee' AND f.id = ANY (${ids}::bigint[]) LIMIT 200`)
  return apercus.sort((a, b) => ids.indexOf(a.id) - ids.indexOf(b.id))
}

/** Les ressources liées à celle-ci, choisies par l'une ou par l'autre ; les siennes d'abord, 12 au plus. */
export async function listLiees(db: Db, id: number): Promise<ApercuDeRessource[]> {
  const { rows } = await sql<{ autre: number }>`
    SELECT autre FROM (
      SELECT autre_id AS autre, 0 AS sens, rang FROM ressource_liee WHERE ressource_id = ${id}
      UNION ALL SELECT ressource_id, 1, rang FROM ressource_liee WHERE autre_id = ${id}) l
    GROUP BY autre ORDER BY min(sens), min(rang), autre LIMIT 12`.execute(db)
  return listApercusParIds(
    db,
    rows.map(({ autre }) => autre),
  )
}

/** Les adaptations publiées d'une ressource, avec ce que chacune change, 50 au plus. */
export async function listAdaptations(db: Db, id: number): Promise<(ApercuDeRessource & { adaptation: string })[]> {
  const { rows } = await sql<ApercuDeRessource & { adaptation: string }>`
    SELECT ${colonnesDApercu}, f.adaptation FROM ressource f
    WHERE f.adaptee_de_id = ${id} AND f.etat = 'publiee' ORDER BY f.publiee_le, f.id LIMIT 50`.execute(db)
  return rows
}

async function listOu(db: Db, suite: RawBuilder<unknown>): Promise<ApercuDeRessource[]> {
  const { rows } = await sql<ApercuDeRessource>`SELECT ${colonnesDApercu} FROM ressource f WHERE ${suite}`.execute(db)
  return rows
}
