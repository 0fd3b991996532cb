import { type RawBuilder, sql } from 'kysely'
import type { RequeteComprise } from './comprendre.ts'
import type { Db } from './db.ts'

/** Un objet public tel que la recherche le connaît. `etiquettes` : valeurs exactes pour filtrer, par exemple « t:12 ». */
export type DocumentMoteur = {
  salle: string
  objetId: number
  titre: string
  termes: string
  resume: string
  texte: string
  etiquettes: string[]
  point: { x: number; y: number } | null
}

export type Resultat = { salle: string; objetId: number; titre: string; rang: number; distanceKm: number | null }

/** Le nombre de documents examinés au plus : au-delà, la recherche est à préciser. */
const examinesAuPlus = 1000

/** Écrit (ou récrit) des documents et leurs mots, dans la transaction de l'objet. */
export async function indexer(db: Db, documents: DocumentMoteur[]): Promise<void> {
  if (documents.length === 0) return
  const lignes = JSON.stringify(documents.map((d) => ({ ...d, x: d.point?.x ?? null, y: d.point?.y ?? null })))
  await sql`
    INSERT INTO moteur (salle, objet_id, titre, index, point)
    SELECT salle, "objetId", titre,
      setweight(to_tsvector('francais', titre), 'A') || setweight(to_tsvector('francais', termes), 'B')
        || setweight(to_tsvector('francais', resume), 'C') || setweight(to_tsvector('francais', left(texte, 20000)), 'D')
        || array_to_tsvector(etiquettes),
      point(x, y)
    FROM jsonb_to_recordset(${lignes}::jsonb)
      AS d(salle text, "objetId" bigint, titre text, termes text, resume text, texte text, etiquettes text[], x float8, y float8)
    ON CONFLICT (salle, objet_id) DO UPDATE SET titre = excluded.titre, index = excluded.index, point = excluded.point`.execute(db)
  // Trié : deux transactions qui ajoutent les mêmes mots les prennent dans le même ordre, donc sans interblocage.
  await sql`
    INSERT INTO moteur_mot (mot)
    SELECT DISTINCT mot FROM jsonb_to_recordset(${lignes}::jsonb) AS d(titre text, termes text, resume text, texte text),
      unnest(tsvector_to_array(to_tsvector('mots', concat_ws(' ', titre, termes, resume, left(texte, 20000))))) AS mot
    WHERE length(mot) BETWEEN 3 AND 40 AND mot !~ '[0-9/@:.]'
    ORDER BY mot
    ON CONFLICT DO NOTHING`.execute(db)
}

export async function desindexer(db: Db, salle: string, objetIds: number[]): Promise<void> {
  await db.deleteFrom('moteur').where('salle', '=', salle).where('objet_id', 'in', objetIds).execute()
}

/** Les objets d'une salle dont le document porte cette étiquette, à la suite d'un identifiant, `limite` au plus. */
export async function listPortant(db: Db, salle: string, etiquette: string, apres: number, limite: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT objet_id AS id FROM moteur WHERE salle = ${salle} AND index @@ ${`'${etiquette}'`}::tsquery AND objet_id > ${apres}
    ORDER BY objet_id LIMIT ${limite}`.execute(db)
  return rows.map(({ id }) => id)
}

export type Recherche = {
  salles: string[]
  /** Requête au format tsquery, déjà comprise (voir comprendre.ts) ; null : tout. */
  tsquery: string | null
  /** Toutes ces listes ; dans chacune, l'une au moins de ces étiquettes. */
  etiquettes?: string[][]
  /** Degrés : x longitude, y latitude. Les plus proches d'abord. */
  pres?: { x: number; y: number } | null
  limite: number
}

/**
 * Les documents qui répondent le mieux : pertinence du texte, puis proximité (à 20 km, une pertinence compte pour
 * moitié). Le coût est borné : au plus 1 000 documents pertinents et les 1 000 plus proches sont pesés.
 */
export async function chercher(db: Db, recherche: Recherche): Promise<Resultat[]> {
  const { limite, pres, tsquery } = recherche
  const x = pres?.x ?? null
  const y = pres?.y ?? null
  const pertinents = sql`(SELECT * FROM moteur m WHERE ${repond(recherche)} LIMIT ${examinesAuPlus})`
  const proches = sql`(SELECT * FROM (SELECT m.* FROM moteur m WHERE ${dansLesSalles(recherche)} ORDER BY m.point <-> point(${x}, ${y}) LIMIT ${examinesAuPlus}) m WHERE ${repond(recherche)})`
  const candidats = [...(tsquery || !pres ? [pertinents] : []), ...(pres ? [proches] : [])]
  const { rows } = await sql<Resultat>`
    WITH candidats AS MATERIALIZED (${sql.join(candidats, sql` UNION ALL `)}), peses AS (
      SELECT DISTINCT ON (salle, objet_id) salle, objet_id, titre, ${rang(tsquery)} AS rang,
        CASE WHEN ${x}::float8 IS NULL OR point IS NULL THEN NULL ELSE distance_km(point, point(${x}, ${y})) END AS distance
      FROM candidats m
    )
    SELECT salle, objet_id AS "objetId", titre, rang::float8 AS rang, distance AS "distanceKm"
    FROM peses
    ORDER BY rang * (CASE WHEN ${x}::float8 IS NULL THEN 1 ELSE 1 / (1 + coalesce(distance, 300) / 20) END) DESC, titre
    LIMIT ${limite}`.execute(db)
  return rows
}

/** Les objets de la salle qui portent tous les mots, les plus pertinents d'abord ; si aucun, ceux qui en portent un. Rien sans mots. */
export async function chercherOuElargir(db: Db, salle: string, { tsquery, large }: RequeteComprise, limite: number): Promise<number[]> {
  if (tsquery === null) return []
  const demander = async (mots: string) => (await chercher(db, { salles: [salle], tsquery: mots, limite })).map(({ objetId }) => objetId)
  const exactes = await demander(tsquery)
  return exactes.length === 0 && large !== null && large !== tsquery ? demander(large) : exactes
}

/** Ce que le moteur a trouvé, avec sa pertinence. */
export type Examine = { id: number; rang: number }

/** Les objets qui répondent, `plafond` au plus, sans ordre : ce qu'une page range, compte et montre. Sans `peser`, tous au même rang. */
export async function examiner(
  db: Db,
  recherche: Omit<Recherche, 'limite' | 'pres'>,
  plafond: number,
  { peser = true } = {},
): Promise<Examine[]> {
  const poids = rang(peser ? recherche.tsquery : null)
  const { rows } = await sql<Examine>`
    SELECT m.objet_id AS id, ${poids}::float8 AS rang FROM moteur m WHERE ${repond(recherche)} LIMIT ${plafond}`.execute(db)
  return rows
}

/** La pertinence d'une ligne `m` du moteur : le titre pèse le plus, puis les termes, le résumé, le texte. */
function rang(tsquery: string | null): RawBuilder<number> {
  return tsquery === null ? sql<number>`1` : sql<number>`ts_rank('{0.2,0.4,0.7,1}', m.index, ${tsquery}::tsquery, 1)`
}

/**
 * La condition qu'une ligne `m` du moteur réponde. La salle se lit dans la ligne et non dans l'index : croiser un mot
 * rare avec l'immense liste des documents d'une salle coûtait dix fois la lecture du mot.
 */
function repond(recherche: Pick<Recherche, 'salles' | 'tsquery' | 'etiquettes'>): RawBuilder<boolean> {
  const tsquery = enTsquery(recherche)
  return tsquery === '' ? dansLesSalles(recherche) : sql<boolean>`${dansLesSalles(recherche)} AND m.index @@ ${tsquery}::tsquery`
}

// Le texte ET, de chaque groupe d'étiquettes, l'une au moins.
function enTsquery({ tsquery, etiquettes = [] }: Pick<Recherche, 'tsquery' | 'etiquettes'>): string {
  const groupes = etiquettes.filter((groupe) => groupe.length > 0)
  const exactes = groupes.map((groupe) => `(${groupe.map((e) => `'${e.replace(/['\\]/g, '')}'`).join(' | ')})`)
  return [...(tsquery ? [`(${tsquery})`] : []), ...exactes].join(' & ')
}

// Écrit en toutes lettres et non en paramètre : PostgreSQL peut alors prendre l'index des points de cette salle.
function dansLesSalles({ salles }: Pick<Recherche, 'salles'>): RawBuilder<boolean> {
  return sql<boolean>`m.salle IN (${sql.join(salles.map((salle) => sql.lit(salle)))})`
}
