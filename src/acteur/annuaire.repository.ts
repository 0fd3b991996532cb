import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Apercu } from './acteur.ts'
import { dimensions, type Filtre, plafond } from './annuaire.ts'
import { chercherUneFois, examinees, seCompteEnBits } from './facettes.repository.ts'

type Ligne = Omit<Apercu, 'point'> & { longitude: number | null; latitude: number | null; tri: string }
export type ApercuTrie = Apercu & { cle: string }
export type Etendue = { limite: number; apres?: string | null | undefined; avant?: string | null | undefined; decalage?: number }

/** Une page de fiches : par nom, à la suite d'une clé (la page 1 000 coûte la page 1) ; par pertinence ou proximité, à un rang. */
export async function listApercus(db: Db, filtre: Filtre, etendue: Etendue): Promise<ApercuTrie[]> {
  const { rows } = await (filtre.tri === 'nom' ? parNom(filtre, etendue) : parRang(await chercherUneFois(db, filtre), etendue)).execute(db)
  const apercus = rows.map(lire)
  return etendue.avant && filtre.tri === 'nom' ? apercus.reverse() : apercus
}

/** Les points des fiches du filtre, pour la carte : `limite` au plus. */
export async function listPoints(
  db: Db,
  filtre: Filtre,
  limite: number,
): Promise<{ nom: string; slug: string; estCatalyseur: boolean; longitude: number; latitude: number }[]> {
  const { rows } = await sql<{ nom: string; slug: string; estCatalyseur: boolean; longitude: number; latitude: number }>`
    SELECT nom, slug, est_catalyseur AS "estCatalyseur", longitude, latitude FROM acteur a
    WHERE ${conditions(filtre)} AND longitude IS NOT NULL ORDER BY tri, id LIMIT ${limite}`.execute(db)
  return rows
}

/** Les fiches du filtre dont on ne connaît que le département, comptées par département. */
export async function countSansPoint(db: Db, filtre: Filtre): Promise<Map<number, number>> {
  const { rows } = await sql<{ departement: number; compte: number }>`
    SELECT a.departement_id AS departement, count(*) AS compte FROM acteur a
    WHERE ${conditions(filtre)} AND a.longitude IS NULL AND a.departement_id IS NOT NULL GROUP BY 1`.execute(db)
  return new Map(rows.map(({ departement, compte }) => [departement, compte]))
}

/** Les dernières fiches publiées, créées ou modifiées. */
export async function listRecents(db: Db, limite: number): Promise<Apercu[]> {
  const { rows } =
    await sql<Ligne>`SELECT ${colonnes} FROM acteur a WHERE etat = 'publiee' ORDER BY modifie_le DESC, id DESC LIMIT ${limite}`.execute(db)
  return rows.map(lire)
}

/** Les fiches publiées les plus proches d'un point, `sauf` une. */
export async function listProches(
  db: Db,
  point: { longitude: number; latitude: number },
  { sauf, limite, catalyseurs }: { sauf: number; limite: number; catalyseurs: boolean },
) {
  const ou = catalyseurs ? sql`AND est_catalyseur` : sql``
  const { rows } = await sql<Ligne & { km: number }>`
    SELECT *, distance_km(point(longitude, latitude), point(${point.longitude}, ${point.latitude})) AS km FROM (
      SELECT ${colonnes} FROM acteur a WHERE etat = 'publiee' ${ou} AND id <> ${sauf}
      ORDER BY point <-> point(${point.longitude}, ${point.latitude}) LIMIT ${limite * 3}) p
    WHERE longitude IS NOT NULL ORDER BY km, tri LIMIT ${limite}`.execute(db)
  return rows.map((ligne) => ({ ...lire(ligne), km: ligne.km }))
}

/** Les fiches qui partagent le plus de ces termes, les plus proches d'abord à égalité. */
export async function listSemblables(
  db: Db,
  termes: number[],
  { sauf, limite, point }: { sauf: number; limite: number; point: { longitude: number; latitude: number } | null },
): Promise<Apercu[]> {
  const distance = point ? sql`point <-> point(${point.longitude}, ${point.latitude}) NULLS LAST,` : sql``
  const { rows } = await sql<Ligne>`
    SELECT * FROM (SELECT ${colonnes}, a.point FROM acteur a WHERE etat = 'publiee' AND est_catalyseur AND termes && ${termes}::integer[] AND id <> ${sauf} LIMIT 500) s
    ORDER BY cardinality(ARRAY(SELECT unnest("termeIds") INTERSECT SELECT unnest(${termes}::integer[]))) DESC, ${distance} tri LIMIT ${limite}`.execute(
    db,
  )
  return rows.map(lire)
}

const colonnes = sql`a.id, a.slug, a.nom, a.est_catalyseur AS "estCatalyseur", a.resume, a.profil_id AS "profilId", a.sphere_id AS "sphereId",
  a.termes AS "termeIds", a.longitude, a.latitude, a.verifiee_le AS "verifieeLe", a.departement_id AS "departementId", a.tri,
  (SELECT t.nom FROM territoire t WHERE t.id = a.commune_id) AS commune`

function parNom(filtre: Filtre, { limite, apres, avant }: Etendue): RawBuilder<Ligne> {
  const cle = lireCle(apres ?? avant)
  const suite =
    cle === null
      ? sql``
      : avant && !apres
        ? sql`AND (a.tri, a.id) < (${cle.tri}, ${cle.id})`
        : sql`AND (a.tri, a.id) > (${cle.tri}, ${cle.id})`
  const ordre = avant && !apres ? sql`a.tri DESC, a.id DESC` : sql`a.tri, a.id`
  // Les identifiants d'abord : l'index les donne seul, filtre compris ; puis les quelques fiches à montrer.
  return sql<Ligne>`
    SELECT ${colonnes} FROM (SELECT a.id FROM acteur a WHERE ${conditions(filtre)} ${suite} ORDER BY ${ordre} LIMIT ${limite}) choisies
    JOIN acteur a ON a.id = choisies.id ORDER BY ${ordre}`
}

function parRang(filtre: Filtre, { limite, decalage = 0 }: Etendue): RawBuilder<Ligne> {
  const point = filtre.territoire?.point
  const fin = sql`LIMIT ${limite} OFFSET ${Math.min(decalage, plafond)}`
  if (filtre.tri === 'proximite' && point) {
    return sql<Ligne>`SELECT ${colonnes} FROM acteur a WHERE ${conditions(filtre)} ORDER BY a.point <-> point(${point.x}, ${point.y}), a.tri, a.id ${fin}`
  }
  const trouvees = filtre.examinees ?? []
  return sql<Ligne>`
    SELECT ${colonnes} FROM acteur a
    JOIN unnest(${trouvees.map(({ id }) => id)}::bigint[], ${trouvees.map((t) => t.rang)}::float8[]) AS m(id, rang) ON m.id = a.id
    WHERE a.etat = 'publiee' ORDER BY m.rang DESC, a.tri, a.id ${fin}`
}

/** La clause WHERE d'un filtre sur « acteur a ». Avec du texte ou une commune, le moteur a déjà tout filtré ; sinon, les index de la table suffisent. */
export function conditions(filtre: Filtre): RawBuilder<unknown> {
  const publiee = filtre.catalyseurs ? sql`a.etat = 'publiee' AND a.est_catalyseur` : sql`a.etat = 'publiee'`
  if (!seCompteEnBits(filtre)) return sql`${publiee} AND a.id IN (${examinees(filtre)})`
  const criteres = dimensions.flatMap((dimension) => {
    const termes = filtre.termes[dimension]
    return termes?.length ? [sql`a.termes && ${termes}::integer[]`] : []
  })
  if (filtre.territoire) {
    const { zones, contenants } = filtre.territoire
    criteres.push(sql`(a.zones && ${zones}::integer[] OR a.territoires && ${contenants}::integer[])`)
  }
  return sql.join([publiee, ...criteres], sql` AND `)
}

/** La clé d'une fiche dans l'ordre alphabétique : « 123.nom » ; le nom de tri peut contenir n'importe quoi. */
function lireCle(cle: string | null | undefined): { tri: string; id: number } | null {
  const lue = /^(\d{1,15})\.(.*)$/su.exec(cle ?? '')
  return lue ? { id: Number(lue[1]), tri: lue[2] ?? '' } : null
}

function lire({ longitude, latitude, tri, ...apercu }: Ligne): ApercuTrie {
  const point = longitude === null || latitude === null ? null : { longitude, latitude }
  return { ...apercu, point, cle: `${apercu.id}.${tri}` }
}
