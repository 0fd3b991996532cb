import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'

/** Ce que la recherche lit d'une fiche `f`, en SQL ; sa table a `termes` et `zones`. `t` est la ligne de son territoire, s'il est dit. */
type Document = {
  table: string
  etats: Record<string, { public: boolean }>
  titre: RawBuilder<string>
  resume: RawBuilder<string>
  /** Du Markdown, qui compte sans sa mise en forme. */
  corps?: RawBuilder<string>
  texte: RawBuilder<string>
  /** La colonne de son territoire, d'où vient son point ; sans elle, la table a les siens. */
  territoire?: string
  /** Les étiquettes de plus que ses termes et ses zones. */
  aussi?: RawBuilder<string[]>
  /** Sous quels noms elle se cherche, et lequel est le sien ; à défaut, sa table. */
  salles?: { toutes: readonly string[]; sienne: RawBuilder<string> }
}

type Ligne = {
  id: number
  salle: string
  titre: string
  termes: string
  resume: string
  corps: string
  texte: string
  etiquettes: string[]
  x: number | null
  y: number | null
}

/** De quoi récrire ce que la recherche sait de ces fiches : les publiques y entrent, les autres en sortent. Dans la transaction. */
export function indexerDe(d: Document): (db: Db, ids: number[]) => Promise<void> {
  const publics = Object.keys(d.etats).filter((etat) => d.etats[etat]?.public)
  const lieu = d.territoire === undefined ? sql`` : sql`LEFT JOIN territoire t ON t.id = ${sql.ref(`f.${d.territoire}`)}`
  const ou = d.territoire === undefined ? 'f' : 't'
  // Verrouillées dans l'ordre : une fiche que l'on récrit à cet instant n'est pas indexée d'avant.
  const lire = (ids: number[]) => sql<Ligne>`
    SELECT f.id, ${d.salles?.sienne ?? sql.lit(d.table)} AS salle, ${d.titre} AS titre, ${d.resume} AS resume, ${d.corps ?? sql.lit('')} AS corps,
      ${d.texte} AS texte, ${sql.ref(`${ou}.longitude`)} AS x, ${sql.ref(`${ou}.latitude`)} AS y,
      coalesce((SELECT string_agg(n.libelle, ' ') FROM terme n WHERE n.id = ANY (f.termes)), '') AS termes,
      ARRAY(SELECT 't:' || u FROM unnest(f.termes) u) || ARRAY(SELECT 'z:' || u FROM unnest(f.zones) u) || ${d.aussi ?? sql`'{}'::text[]`} AS etiquettes
    FROM ${sql.table(d.table)} f ${lieu} WHERE f.id = ANY (${ids}::bigint[]) AND f.etat = ANY (${publics}::text[]) ORDER BY f.id FOR SHARE OF f`
  return async (db, ids) => {
    if (ids.length === 0) return
    const { rows } = await lire(ids).execute(db)
    const corps = d.corps ? await enTextes(rows.map((ligne) => ligne.corps)) : []
    for (const salle of d.salles?.toutes ?? [d.table]) await desindexer(db, salle, ids)
    await indexer(
      db,
      rows.map(({ id, x, y, texte, ...ligne }, rang) => ({
        ...ligne,
        objetId: Number(id),
        texte: `${corps[rang] ?? ''} ${texte}`.trim(),
        point: x === null || y === null ? null : { x, y },
      })),
    )
  }
}
