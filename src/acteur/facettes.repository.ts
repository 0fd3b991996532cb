import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../socle/db.ts'
import { rang, repond } from '../socle/moteur.ts'
import { type ComptesDeFacettes, type Dimension, dimensions, etiquettesDuFiltre, type Filtre, plafond, sansDimension } from './annuaire.ts'

/**
 * Le nombre de fiches par terme, pour chaque dimension, sans tenir compte de ce qui y est coché : ce que l'on
 * trouverait en cochant. Sans texte ni commune, par ET de chaînes de bits ; sinon sur les fiches examinées.
 */
export async function countFacettes(db: Db, filtre: Filtre): Promise<ComptesDeFacettes> {
  const cochees = dimensions.filter((dimension) => filtre.termes[dimension]?.length)
  const base = await countParTerme(db, filtre, { sauf: cochees })
  const autres = await Promise.all(cochees.map((dimension) => countParTerme(db, sansDimension(filtre, dimension), { seule: dimension })))
  return new Map([...base, ...autres.flatMap((comptes) => [...comptes])])
}

type Quoi = { seule?: Dimension; sauf?: Dimension[] }

async function countParTerme(db: Db, filtre: Filtre, quoi: Quoi): Promise<ComptesDeFacettes> {
  const listes = quoi.seule ? [quoi.seule] : dimensions.filter((dimension) => !quoi.sauf?.includes(dimension))
  const termes = sql`SELECT id FROM terme WHERE liste = ANY (${listes}::text[])`
  const requete = seCompteEnBits(filtre)
    ? sql<{ terme: number; compte: number }>`
        WITH base AS MATERIALIZED (${bits(filtre)})
        SELECT f.valeur AS terme, sum(bit_count(f.bits & base.bits)) AS compte
        FROM acteur_facette f JOIN base USING (tranche)
        WHERE f.dimension = 'terme' AND f.valeur IN (${termes}) GROUP BY 1`
    : sql<{ terme: number; compte: number }>`
        SELECT t AS terme, count(*) AS compte
        FROM acteur a, unnest(a.termes) AS t
        WHERE a.id IN (${examinees(filtre)}) AND t IN (${termes}) GROUP BY 1`
  const { rows } = await requete.execute(db)
  return new Map(rows.map(({ terme, compte }) => [terme, Number(compte)]))
}

/** Le nombre de fiches, exact sans texte ni commune ; sinon plafonné. */
export async function countFiches(db: Db, filtre: Filtre): Promise<number> {
  if (filtre.examinees) return filtre.examinees.length
  const requete = seCompteEnBits(filtre)
    ? sql<{ compte: number }>`SELECT coalesce(sum(bit_count(bits)), 0) AS compte FROM (${bits(filtre)}) b`
    : sql<{ compte: number }>`SELECT count(*) AS compte FROM (${examinees(filtre)}) e`
  const { rows } = await requete.execute(db)
  return Number(rows[0]?.compte ?? 0)
}

/** Le nombre de fiches par département du siège, pour la carte. */
export async function countParDepartement(db: Db, filtre: Filtre): Promise<Map<number, number>> {
  const requete = seCompteEnBits(filtre)
    ? sql<{ departement: number; compte: number }>`
        WITH base AS MATERIALIZED (${bits(filtre)})
        SELECT f.valeur AS departement, sum(bit_count(f.bits & base.bits)) AS compte
        FROM acteur_facette f JOIN base USING (tranche) WHERE f.dimension = 'departement' GROUP BY 1`
    : sql<{ departement: number; compte: number }>`
        SELECT departement_id AS departement, count(*) AS compte FROM acteur
        WHERE id IN (${examinees(filtre)}) AND departement_id IS NOT NULL GROUP BY 1`
  const { rows } = await requete.execute(db)
  return new Map(rows.map(({ departement, compte }) => [departement, Number(compte)]))
}

/** Vrai si les comptes peuvent être lus dans les chaînes de bits, donc exacts et sans plafond. */
export function seCompteEnBits(filtre: Filtre): boolean {
  return filtre.tsquery === null && (filtre.territoire === null || filtre.territoire.compte)
}

// Les chaînes de bits du filtre entier, par tranche : une tranche manquante dans une dimension ne contient personne.
function bits(filtre: Filtre): RawBuilder<unknown> {
  const ensembles = [
    sql`SELECT tranche, bits FROM acteur_facette WHERE dimension = ${filtre.catalyseurs ? 'catalyseur' : 'tous'} AND valeur = 0`,
  ]
  for (const dimension of dimensions) {
    const termes = filtre.termes[dimension]
    if (termes?.length)
      ensembles.push(
        sql`SELECT tranche, bit_or(bits) AS bits FROM acteur_facette WHERE dimension = 'terme' AND valeur = ANY (${termes}::integer[]) GROUP BY tranche`,
      )
  }
  if (filtre.territoire) {
    const { zones, contenants } = filtre.territoire
    ensembles.push(sql`SELECT tranche, bit_or(bits) AS bits FROM acteur_facette
      WHERE (dimension = 'zone' AND valeur = ANY (${zones}::integer[])) OR (dimension = 'agit' AND valeur = ANY (${contenants}::integer[])) GROUP BY tranche`)
  }
  const nombre = ensembles.length
  return sql`SELECT tranche, bit_and(bits) AS bits FROM (${sql.join(ensembles, sql` UNION ALL `)}) e GROUP BY tranche HAVING count(*) = ${nombre}`
}

/** Cherche une fois pour toutes les lectures d'une page : liste, comptes et carte partent des mêmes fiches. */
export async function chercherUneFois(db: Db, filtre: Filtre): Promise<Filtre> {
  if (filtre.examinees || seCompteEnBits(filtre)) return filtre
  const { rows } = await sql<{ id: number; rang: number }>`
    SELECT m.objet_id AS id, ${rang(filtre.tsquery)}::float8 AS rang FROM moteur m WHERE ${dansLeMoteur(filtre)} LIMIT ${plafond}`.execute(
    db,
  )
  return { ...filtre, examinees: rows }
}

/** Les identifiants des fiches que le moteur trouve, `plafond` au plus. */
export function examinees(filtre: Filtre): RawBuilder<unknown> {
  if (filtre.examinees) return sql`SELECT unnest(${filtre.examinees.map(({ id }) => id)}::bigint[])`
  return sql`SELECT m.objet_id FROM moteur m WHERE ${dansLeMoteur(filtre)} LIMIT ${plafond}`
}

/** La condition qu'une ligne `m` du moteur réponde au filtre entier. */
function dansLeMoteur(filtre: Filtre): RawBuilder<boolean> {
  const salles = filtre.catalyseurs ? ['catalyseur'] : ['catalyseur', 'acteur']
  return repond({ salles, tsquery: filtre.tsquery, etiquettes: etiquettesDuFiltre(filtre) })
}
