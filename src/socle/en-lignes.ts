import { type RawBuilder, sql } from 'kysely'

/**
 * Des objets en lignes d'une table, à lire dans un FROM sous le nom `f` : leurs clés sont ses colonnes, celles qui manquent y sont
 * nulles. Le texte « now » y vaut l'instant de la transaction.
 */
export function enLignes(table: string, objets: readonly object[]): RawBuilder<unknown> {
  // Une moitié de caractère, reste d'un texte coupé, ne s'écrit pas en JSON.
  const json = JSON.stringify(objets, (_, valeur: unknown) => (typeof valeur === 'string' ? valeur.toWellFormed() : valeur))
  return sql`jsonb_populate_recordset(NULL::${sql.table(table)}, ${json}::jsonb) AS f`
}
