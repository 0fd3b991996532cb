import { sql } from 'kysely'
import { enSnake } from '#champ/champs.ts'
import type { Db } from '#socle/db.ts'
import { depotDe } from '../../../depot.repository.ts'
import type { Fiche } from '../../../sorte.ts'
import type { Plan } from '../../plan.ts'
import { champsIdentifiants, identifiant, type Reperes } from './connues.ts'

/** Les noms tels que la base les compare (minuscules, sans accents). */
export async function listNomsDeTri(db: Db, noms: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ nom: string; tri: string }>`
    SELECT n AS nom, sans_accent(n) AS tri FROM unnest(${[...new Set(noms)]}::text[]) AS n`.execute(db)
  return new Map(rows.map(({ nom, tri }) => [nom, tri]))
}

/** Les fiches que ces repères peuvent désigner, par identifiant, verrouillées dans l'ordre si l'on va écrire. */
export async function listCandidates<S extends object, E extends string, P extends object>(
  db: Db,
  plan: Plan<S, E, P>,
  reperes: readonly Reperes<S>[],
  { verrouiller }: { verrouiller: boolean },
): Promise<Fiche<S, E, P>[]> {
  const { sorte, homonymes } = plan
  const table = sql.table(sorte.table)
  const parColonne = (colonne: string, valeurs: (string | null)[]) =>
    sql`SELECT id FROM ${table} WHERE ${sql.ref(colonne)} = ANY (${[...new Set(valeurs.filter((valeur) => valeur !== null))]}::text[])`
  const slugs = reperes.map(({ cle }) => cle)
  const designees = champsIdentifiants<S>(plan).map((champ) => {
    const valeurs = reperes.map(({ contenu }) => identifiant(contenu, champ))
    return parColonne(enSnake(champ), valeurs)
  })
  const { rows } = await sql<{ id: number }>`${sql.join([parColonne('slug', slugs), ...designees], sql` UNION `)}`.execute(db)
  const ids = [...new Set([...rows.map(({ id }) => Number(id)), ...(await homonymes.lister(db, reperes))])].sort((a, b) => a - b)
  if (ids.length === 0) return []
  if (verrouiller) await sql`SELECT id FROM ${table} WHERE id = ANY (${ids}::bigint[]) ORDER BY id FOR UPDATE`.execute(db)
  const fiches: Fiche<S, E, P>[] = []
  for (let i = 0; i < ids.length; i += 1000) fiches.push(...(await depotDe(sorte).listByIds(db, ids.slice(i, i + 1000))))
  return fiches.sort((a, b) => a.id - b.id)
}

/** Les fiches que quelqu'un tient, ou que quelqu'un a modifiées autrement que par ce motif. */
export async function listTouchees(
  db: Db,
  { salle, table }: { salle: string; table: string },
  ids: number[],
  motif: string,
): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`
    SELECT f.id FROM ${sql.table(table)} f WHERE f.id = ANY (${ids}::bigint[]) AND (f.proprietaire_id IS NOT NULL
      OR EXISTS (SELECT FROM historique h WHERE h.salle = ${salle} AND h.objet_id = f.id AND h.motif <> ${motif}))`.execute(db)
  return new Set(rows.map(({ id }) => Number(id)))
}
