import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'
import type { Rangement } from './champ.ts'

// Un objet est gardé en JSON.
type Cellule = string | number | boolean | null | Record<string, unknown>
type Ligne = Record<string, Cellule>

/**
 * Des éléments rangés dans une table : une ligne par élément, dans leur ordre (colonne « rang »). `cle` : la colonne qui désigne la
 * fiche ; `fixes` : ce que ces lignes portent toutes, quand la table en garde de plusieurs natures.
 */
export function enTable<E>(o: {
  table: string
  cle: string
  fixes?: Ligne
  ecrire: (element: E) => Ligne
  lire: (ligne: Record<string, unknown>) => E
}): Rangement<E[]> {
  const fixes = Object.entries(o.fixes ?? {})
  const siennes = (ids: number[]) =>
    sql.join(
      [sql`${sql.ref(o.cle)} = ANY (${ids}::bigint[])`, ...fixes.map(([nom, valeur]) => sql`${sql.ref(nom)} = ${valeur}`)],
      sql` AND `,
    )
  return {
    ecrire: async (trx, parFiche) => {
      await sql`DELETE FROM ${sql.table(o.table)} WHERE ${siennes([...parFiche.keys()])}`.execute(trx)
      const lignes = [...parFiche].flatMap(([ficheId, elements]) =>
        elements.map((element, rang): Ligne => ({ ...o.ecrire(element), ...o.fixes, [o.cle]: ficheId, rang })),
      )
      if (lignes.length === 0) return
      const noms = sql.join(Object.keys(lignes[0] ?? {}).map((nom) => sql.ref(nom)))
      await sql`INSERT INTO ${sql.table(o.table)} (${noms}) SELECT ${noms} FROM ${enLignes(o.table, lignes)}`.execute(trx)
    },
    lire: (db, ids) => lireLignes(db, o.table, o.cle, siennes(ids), o.lire),
  }
}

async function lireLignes<E>(
  db: Db,
  table: string,
  cle: string,
  siennes: ReturnType<typeof sql.join>,
  lire: (ligne: Record<string, unknown>) => E,
) {
  const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(table)} WHERE ${siennes} ORDER BY rang`.execute(db)
  const parFiche = new Map<number, E[]>()
  for (const ligne of rows) {
    const id = Number(ligne[cle])
    const siens = parFiche.get(id)
    if (siens) siens.push(lire(ligne))
    else parFiche.set(id, [lire(ligne)])
  }
  return parFiche
}

/** Des identifiants rangés dans une table de liaison, sans doublon. `sansElle` : une fiche ne s'y cite pas elle-même. */
export function enLiaison(o: { table: string; cle: string; cible: string; fixes?: Ligne; sansElle?: true }): Rangement<number[]> {
  const { ecrire, lire } = enTable<number>({ ...o, ecrire: (id) => ({ [o.cible]: id }), lire: (ligne) => Number(ligne[o.cible]) })
  return {
    lire,
    ecrire: (trx, parFiche) =>
      ecrire(
        trx,
        new Map([...parFiche].map(([ficheId, ids]) => [ficheId, [...new Set(ids)].filter((id) => !o.sansElle || id !== ficheId)])),
      ),
  }
}
