import { sql } from 'kysely'
import { z } from 'zod'
import { type Emprise, emprise, type Geometrie } from '#instruments/carte/geometrie.ts'
import type { Db } from '#socle/db.ts'
import type { Niveau } from './territoire.ts'

export type ContourAEcrire = { niveau: Niveau; code: string; geometrie: Geometrie }
export type Contour = { territoireId: number; geometrie: Geometrie; estIndicatif: boolean; source: string; le: Date }

const anneaux = z.array(z.array(z.array(z.number())))
export const geometrieSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('Polygon'), coordinates: anneaux }),
  z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(anneaux) }),
])

/** Remplace tous les contours indicatifs ; les officiels restent. */
export async function replaceIndicatifs(db: Db, contours: ContourAEcrire[], source: string): Promise<void> {
  await db.deleteFrom('contour').where('est_indicatif', '=', true).execute()
  await ecrire(db, contours, source, true)
}

/** Écrit des contours officiels à la place de ce qu'il y avait ; rend les territoires dont le contour a changé. */
export async function upsertOfficiels(db: Db, contours: ContourAEcrire[], source: string): Promise<number[]> {
  return ecrire(db, contours, source, false)
}

async function ecrire(db: Db, contours: ContourAEcrire[], source: string, indicatif: boolean): Promise<number[]> {
  const valeurs = contours.map((c) => ({ niveau: c.niveau, code: c.code, geometrie: c.geometrie, emprise: boite(emprise([c.geometrie])) }))
  const { rows } = await sql<{ territoire_id: number }>`
    INSERT INTO contour AS c (territoire_id, geometrie, emprise, est_indicatif, source)
    SELECT t.id, n.geometrie, n.emprise::box, ${indicatif}, ${source}
    FROM jsonb_to_recordset(${JSON.stringify(valeurs)}::jsonb) AS n(niveau text, code text, geometrie jsonb, emprise text)
    JOIN territoire t ON t.niveau = n.niveau AND t.code = n.code
    ON CONFLICT (territoire_id) DO UPDATE SET geometrie = excluded.geometrie, emprise = excluded.emprise,
      est_indicatif = excluded.est_indicatif, source = excluded.source, le = now()
    WHERE NOT excluded.est_indicatif AND (c.geometrie, c.source, c.est_indicatif) IS DISTINCT FROM (excluded.geometrie, excluded.source, excluded.est_indicatif)
    RETURNING territoire_id`.execute(db)
  return rows.map((r) => r.territoire_id)
}

/** Les contours de ces territoires (400 au plus) ; ceux qui n'en ont pas manquent à l'appel. */
export async function listContours(db: Db, territoireIds: number[]): Promise<Contour[]> {
  const lignes = await db
    .selectFrom('contour')
    .select(['territoire_id', 'geometrie', 'est_indicatif', 'source', 'le'])
    .where('territoire_id', 'in', territoireIds.length > 0 ? territoireIds.slice(0, 400) : [0])
    .execute()
  return lignes.map(enContour)
}

export async function findContour(db: Db, territoireId: number): Promise<Contour | undefined> {
  return (await listContours(db, [territoireId]))[0]
}

/** Les contours de même niveau dont le rectangle touche celui-ci : candidats au voisinage, 60 au plus. */
export async function listContoursProches(db: Db, territoireId: number): Promise<Contour[]> {
  const lignes = await db
    .selectFrom('contour as c')
    .innerJoin('territoire as t', 't.id', 'c.territoire_id')
    .innerJoin('contour as ici', (jointure) => jointure.on('ici.territoire_id', '=', territoireId))
    .innerJoin('territoire as moi', 'moi.id', 'ici.territoire_id')
    .whereRef('t.niveau', '=', 'moi.niveau')
    .whereRef('t.id', '<>', 'moi.id')
    .where(sql<boolean>`c.emprise && ici.emprise`)
    .select(['c.territoire_id', 'c.geometrie', 'c.est_indicatif', 'c.source', 'c.le'])
    .limit(60)
    .execute()
  return lignes.map(enContour)
}

function enContour(l: { territoire_id: number; geometrie: unknown; est_indicatif: boolean; source: string; le: Date }): Contour {
  return {
    territoireId: l.territoire_id,
    geometrie: geometrieSchema.parse(l.geometrie),
    estIndicatif: l.est_indicatif,
    source: l.source,
    le: l.le,
  }
}

// Le type box de PostgreSQL : coin nord-est, coin sud-ouest.
const boite = ([ouest, sud, est, nord]: Emprise) => `((${est},${nord}),(${ouest},${sud}))`

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
