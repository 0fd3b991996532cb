import { type RawBuilder, sql } from 'kysely'
import { enEtat } from '#champ/citable.repository.ts'
import type { Db } from '#socle/db.ts'
import type { Facette, Fonds, Trouve } from '../question/fonds.ts'

/** Le nombre d'objets trouvés : exact en chaînes de bits, plafonné quand le moteur a examiné. */
export async function compter(db: Db, trouve: Trouve<unknown>): Promise<number> {
  if (trouve.examines) return trouve.examines.length
  const { rows } = await sql<{ compte: number }>`
    SELECT coalesce(sum(bit_count(bits)), 0) AS compte FROM (${bits(trouve)}) b`.execute(db)
  return Number(rows[0]?.compte ?? 0)
}

/** Le nombre d'objets trouvés sous chaque valeur d'une facette ; `valeurs` : celles qui importent, null : toutes. */
export async function countParValeur(
  db: Db,
  trouve: Trouve<unknown>,
  facette: Facette,
  valeurs: readonly number[] | null,
): Promise<Map<number, number>> {
  const voulues = (valeur: RawBuilder<unknown>) => (valeurs ? sql`${valeur} = ANY (${valeurs}::integer[])` : sql`${valeur} IS NOT NULL`)
  const { rows } = await sql<{ valeur: number; compte: number }>`${
    trouve.examines
      ? sql`SELECT v AS valeur, count(*) AS compte FROM ${sql.table(trouve.fonds.table)} f, unnest(${enListe(facette)}) AS v
          WHERE ${conditions(trouve)} AND ${voulues(sql`v`)} GROUP BY 1`
      : sql`WITH base AS MATERIALIZED (${bits(trouve)})
          SELECT facette.valeur, sum(bit_count(facette.bits & base.bits)) AS compte FROM facette JOIN base USING (tranche)
          WHERE salle = ${trouve.fonds.table} AND dimension = ${facette.nom} AND ${voulues(sql`valeur`)} GROUP BY 1`
  }`.execute(db)
  return new Map(rows.map(({ valeur, compte }) => [valeur, Number(compte)]))
}

/** La clause WHERE de ce qui est trouvé, sur la table `f`. Le moteur a déjà tout filtré ; sinon, les index de la table suffisent. */
export function conditions({ fonds, question, examines }: Trouve<unknown>): RawBuilder<unknown> {
  const visible = visibles(fonds)
  if (examines) return sql`${visible} AND f.id IN (SELECT unnest(${examines.map(({ id }) => id)}::bigint[]))`
  const criteres = question.criteres.map(({ ou }) => {
    const l_un = ou.map(({ facette, valeurs }) =>
      facette.genre === 'liste'
        ? sql`${enColonne(facette)} && ${valeurs}::integer[]`
        : sql`${enColonne(facette)} = ANY (${valeurs}::integer[])`,
    )
    return sql`(${sql.join(l_un, sql` OR `)})`
  })
  return sql.join([visible, ...criteres], sql` AND `)
}

/** Ce que tout le monde lit d'un fonds. */
export function visibles({ etats, parmi }: Fonds<unknown>): RawBuilder<unknown> {
  const visible = enEtat(etats, 'f.etat')
  return parmi ? sql`${visible} AND ${sql.ref(`f.${parmi.colonne}`)}` : visible
}

function enColonne({ nom, colonne, genre }: Facette): RawBuilder<unknown> {
  const brute = sql.ref(`f.${colonne}`)
  return genre === 'tranche' ? sql`${sql.id(`tranche_de_${nom}`)}(${brute})` : brute
}

const enListe = (facette: Facette): RawBuilder<unknown> =>
  facette.genre === 'liste' ? enColonne(facette) : sql`ARRAY[${enColonne(facette)}]`

// Une tranche manquante dans un critère ne contient personne : seules celles que tous ont sont croisées.
function bits({ fonds, question }: Trouve<unknown>): RawBuilder<unknown> {
  const part = { facette: { nom: fonds.parmi?.facette ?? 'tous' }, valeurs: [0] }
  const ensembles = [[part], ...question.criteres.map(({ ou }) => ou)].map((ou) => {
    const l_un = ou.map(({ facette, valeurs }) => sql`(dimension = ${facette.nom} AND valeur = ANY (${valeurs}::integer[]))`)
    return sql`SELECT tranche, bit_or(bits) AS bits FROM facette WHERE salle = ${fonds.table} AND (${sql.join(l_un, sql` OR `)}) GROUP BY tranche`
  })
  return sql`SELECT tranche, bit_and(bits) AS bits FROM (${sql.join(ensembles, sql` UNION ALL `)}) e
    GROUP BY tranche HAVING count(*) = ${ensembles.length}`
}
