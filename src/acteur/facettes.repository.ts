import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { type Critere, countEnBits, countParValeur } from '#socle/facettes.ts'
import { examiner, repond } from '#socle/moteur.ts'
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
  if (seCompteEnBits(filtre)) return countParValeur(db, 'acteur', criteres(filtre), { dimension: 'terme', valeurs: termes })
  const { rows } = await sql<{ terme: number; compte: number }>`
    SELECT t AS terme, count(*) AS compte
    FROM acteur a, unnest(a.termes) AS t
    WHERE a.id IN (${examinees(filtre)}) AND t IN (${termes}) GROUP BY 1`.execute(db)
  return new Map(rows.map(({ terme, compte }) => [terme, Number(compte)]))
}

/** Le nombre de fiches, exact sans texte ni commune ; sinon plafonné. */
export async function countFiches(db: Db, filtre: Filtre): Promise<number> {
  if (filtre.examinees) return filtre.examinees.length
  if (seCompteEnBits(filtre)) return countEnBits(db, 'acteur', criteres(filtre))
  const { rows } = await sql<{ compte: number }>`SELECT count(*) AS compte FROM (${examinees(filtre)}) e`.execute(db)
  return Number(rows[0]?.compte ?? 0)
}

/** Le nombre de fiches par département du siège, pour la carte. */
export async function countParDepartement(db: Db, filtre: Filtre): Promise<Map<number, number>> {
  if (seCompteEnBits(filtre)) return countParValeur(db, 'acteur', criteres(filtre), { dimension: 'departement' })
  const { rows } = await sql<{ departement: number; compte: number }>`
    SELECT departement_id AS departement, count(*) AS compte FROM acteur
    WHERE id IN (${examinees(filtre)}) AND departement_id IS NOT NULL GROUP BY 1`.execute(db)
  return new Map(rows.map(({ departement, compte }) => [departement, Number(compte)]))
}

/** Vrai si les comptes peuvent être lus dans les chaînes de bits, donc exacts et sans plafond. */
export function seCompteEnBits(filtre: Filtre): boolean {
  return filtre.tsquery === null && (filtre.territoire === null || filtre.territoire.compte)
}

// Le filtre entier, en critères à croiser.
function criteres({ catalyseurs, termes, territoire }: Filtre): Critere[] {
  return [
    [{ dimension: catalyseurs ? 'catalyseur' : 'tous', valeurs: [0] }],
    ...dimensions.flatMap((dimension) => (termes[dimension]?.length ? [[{ dimension: 'terme', valeurs: termes[dimension] }]] : [])),
    ...(territoire
      ? [
          [
            { dimension: 'zone', valeurs: territoire.zones },
            { dimension: 'agit', valeurs: territoire.contenants },
          ],
        ]
      : []),
  ]
}

/** Cherche une fois pour toutes les lectures d'une page : liste, comptes et carte partent des mêmes fiches. */
export async function chercherUneFois(db: Db, filtre: Filtre): Promise<Filtre> {
  if (filtre.examinees || seCompteEnBits(filtre)) return filtre
  return { ...filtre, examinees: await examiner(db, dansLeMoteur(filtre), plafond) }
}

/** Les identifiants des fiches que le moteur trouve, `plafond` au plus. */
export function examinees(filtre: Filtre): RawBuilder<unknown> {
  if (filtre.examinees) return sql`SELECT unnest(${filtre.examinees.map(({ id }) => id)}::bigint[])`
  return sql`SELECT m.objet_id FROM moteur m WHERE ${repond(dansLeMoteur(filtre))} LIMIT ${plafond}`
}

/** Le filtre entier, dit au moteur. */
function dansLeMoteur(filtre: Filtre) {
  const salles = filtre.catalyseurs ? ['catalyseur'] : ['catalyseur', 'acteur']
  return { salles, tsquery: filtre.tsquery, etiquettes: etiquettesDuFiltre(filtre) }
}
