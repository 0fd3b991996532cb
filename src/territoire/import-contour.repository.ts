import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Niveau } from './territoire.ts'

/** Situe au centre de leur contour les communes qui n'avaient qu'un point approché. */
export async function updatePointsApproches(db: Db, centres: { code: string; centre: number[] }[]): Promise<void> {
  const valeurs = centres.map(({ code, centre: [longitude, latitude] }) => ({ code, longitude, latitude }))
  await sql`
    UPDATE territoire t SET longitude = n.longitude, latitude = n.latitude, point_approche = false
    FROM jsonb_to_recordset(${JSON.stringify(valeurs)}::jsonb) AS n(code text, longitude float8, latitude float8)
    WHERE t.niveau = 'commune' AND t.code = n.code AND t.point_approche`.execute(db)
}

export type Ensemble = { id: number; niveau: Niveau; code: string; nom: string; manquantes: number }

/**
 * Les EPCI, départements et régions où ces communes se trouvent, et combien de leurs communes n'ont pas encore de
 * contour officiel. Ceux dont le contour officiel a été importé pour lui-même n'y sont pas.
 */
export async function listEnsembles(db: Db, communeIds: number[], sourceDesReunions: string): Promise<Ensemble[]> {
  const { rows } = await sql<Ensemble>`
    WITH touches AS (
      SELECT DISTINCT unnest(ARRAY[epci_id, departement_id, region_id]) AS id FROM territoire WHERE id = ANY(${communeIds})
    )
    SELECT e.id, e.niveau, e.code, e.nom, count(*) FILTER (WHERE k.territoire_id IS NULL)::int AS manquantes
    FROM touches JOIN territoire e USING (id)
    JOIN territoire c ON c.niveau = 'commune' AND c.nature IS DISTINCT FROM 'supprimee' AND e.id IN (c.epci_id, c.departement_id, c.region_id)
    LEFT JOIN contour k ON k.territoire_id = c.id AND NOT k.est_indicatif
    WHERE NOT EXISTS (SELECT FROM contour x WHERE x.territoire_id = e.id AND NOT x.est_indicatif AND x.source NOT LIKE ${`${sourceDesReunions}%`})
    GROUP BY e.id ORDER BY e.niveau, e.nom LIMIT 2000`.execute(db)
  return rows
}

export async function listCommunesDe(
  db: Db,
  ensembleIds: number[],
): Promise<{ id: number; epci: number | null; departement: number | null; region: number | null }[]> {
  const ids = ensembleIds.length > 0 ? ensembleIds : [0]
  return db
    .selectFrom('territoire')
    .select(['id', 'epci_id as epci', 'departement_id as departement', 'region_id as region'])
    .where('niveau', '=', 'commune')
    .where((eb) => eb.or([eb('epci_id', 'in', ids), eb('departement_id', 'in', ids), eb('region_id', 'in', ids)]))
    .where(sql<boolean>`nature IS DISTINCT FROM 'supprimee'`)
    .limit(50_000)
    .execute()
}
