import { type RawBuilder, sql } from 'kysely'
import type { PointDeFiche } from '#fiche/catalogue/question/fonds.ts'
import type { Db } from '#socle/db.ts'
import type { Point } from '#territoire/territoire.ts'
import type { Apercu } from './acteur.ts'

/** Ce que montre une liste d'une fiche de la table `f`. */
export const colonnesDApercu = sql<Apercu>`f.id, f.slug, f.nom, f.est_catalyseur AS "estCatalyseur", f.resume, f.profil_id AS "profilId",
  f.termes AS "termeIds", (SELECT c.nom FROM territoire c WHERE c.id = f.commune_id) AS commune,
  (SELECT d.nom FROM territoire d WHERE d.id = f.departement_id) AS departement`

/** Ce que montre d'elle un point de la carte. */
export const colonnesDePoint = sql<PointDeFiche>`f.slug, f.nom AS libelle, CASE WHEN f.est_catalyseur THEN 'catalyseur' ELSE 'acteur' END AS classe`

/** Les dernières fiches publiées, créées ou modifiées. */
export async function listRecents(db: Db, limite: number): Promise<Apercu[]> {
  return listOu(db, sql`WHERE f.etat = 'publiee' ORDER BY f.modifie_le DESC, f.id DESC LIMIT ${limite}`)
}

/** Les catalyseurs publiés les plus proches d'un point, `sauf` une. */
export async function listProches(db: Db, { longitude, latitude }: Point, { sauf, limite }: { sauf: number; limite: number }) {
  const ici = sql`point(${longitude}, ${latitude})`
  const { rows } = await sql<Apercu & { km: number }>`
    SELECT ${colonnesDApercu}, km FROM (
      SELECT id, distance_km(point(longitude, latitude), ${ici}) AS km FROM (
        SELECT id, longitude, latitude FROM acteur WHERE etat = 'publiee' AND est_catalyseur AND id <> ${sauf}
        ORDER BY point <-> ${ici} LIMIT ${limite * 3}) pres WHERE longitude IS NOT NULL) p
    JOIN acteur f ON f.id = p.id ORDER BY km, f.tri LIMIT ${limite}`.execute(db)
  return rows
}

/** Les catalyseurs qui partagent le plus de ces termes, les plus proches d'abord à égalité. */
export async function listSemblables(
  db: Db,
  termes: number[],
  { sauf, limite, point }: { sauf: number; limite: number; point: Point | null },
): Promise<Apercu[]> {
  const distance = point ? sql`f.point <-> point(${point.longitude}, ${point.latitude}) NULLS LAST,` : sql``
  const candidats = sql`SELECT id FROM acteur WHERE etat = 'publiee' AND est_catalyseur AND termes && ${termes}::integer[] AND id <> ${sauf} LIMIT 500`
  return listOu(
    db,
    sql`WHERE f.id IN (${candidats})
      ORDER BY cardinality(ARRAY(SELECT unnest(f.termes) INTERSECT SELECT unnest(${termes}::integer[]))) DESC, ${distance} f.tri LIMIT ${limite}`,
  )
}

async function listOu(db: Db, suite: RawBuilder<unknown>): Promise<Apercu[]> {
  const { rows } = await sql<Apercu>`SELECT ${colonnesDApercu} FROM acteur f ${suite}`.execute(db)
  return rows
}
