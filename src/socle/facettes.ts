import { type RawBuilder, sql } from 'kysely'
import type { Db } from './db.ts'

/** Un critère : les objets qui comptent sous l'une de ces valeurs. Plusieurs critères se croisent. */
export type Critere = { dimension: string; valeurs: readonly number[] }[]

/** Le nombre d'objets d'une salle qui répondent à tous les critères ; un seul critère au moins, par exemple « tous ». */
export async function countEnBits(db: Db, salle: string, criteres: Critere[]): Promise<number> {
  const { rows } = await sql<{ compte: number }>`
    SELECT coalesce(sum(bit_count(bits)), 0) AS compte FROM (${bits(salle, criteres)}) b`.execute(db)
  return Number(rows[0]?.compte ?? 0)
}

/** Le nombre de ces objets sous chaque valeur d'une dimension ; `valeurs` : une sous-requête qui les choisit. */
export async function countParValeur(
  db: Db,
  salle: string,
  criteres: Critere[],
  { dimension, valeurs }: { dimension: string; valeurs?: RawBuilder<unknown> },
): Promise<Map<number, number>> {
  const choisies = valeurs ? sql`AND f.valeur IN (${valeurs})` : sql``
  const { rows } = await sql<{ valeur: number; compte: number }>`
    WITH base AS MATERIALIZED (${bits(salle, criteres)})
    SELECT f.valeur, sum(bit_count(f.bits & base.bits)) AS compte
    FROM facette f JOIN base USING (tranche)
    WHERE f.salle = ${salle} AND f.dimension = ${dimension} ${choisies} GROUP BY 1`.execute(db)
  return new Map(rows.map(({ valeur, compte }) => [valeur, Number(compte)]))
}

// Une tranche manquante dans un critère ne contient personne : seules celles que tous ont sont croisées.
function bits(salle: string, criteres: Critere[]): RawBuilder<unknown> {
  const ensembles = criteres.map((critere) => {
    const l_un = critere.map(({ dimension, valeurs }) => sql`(dimension = ${dimension} AND valeur = ANY (${valeurs}::integer[]))`)
    return sql`SELECT tranche, bit_or(bits) AS bits FROM facette WHERE salle = ${salle} AND (${sql.join(l_un, sql` OR `)}) GROUP BY tranche`
  })
  return sql`SELECT tranche, bit_and(bits) AS bits FROM (${sql.join(ensembles, sql` UNION ALL `)}) e
    GROUP BY tranche HAVING count(*) = ${ensembles.length}`
}
