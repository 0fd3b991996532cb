import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Les fiches publiées qui portent exactement ces noms, à la casse et aux accents près : nom réduit → identifiant. */
export async function listActeursNommes(db: Db, noms: string[]): Promise<Map<string, number>> {
  if (noms.length === 0) return new Map()
  const { rows } = await sql<{ nom: string; id: number }>`
    SELECT DISTINCT ON (n.nom) n.nom, a.id FROM unnest(${noms}::text[]) AS n(nom)
    JOIN acteur a ON a.tri = sans_accent(n.nom) AND a.etat = 'publiee' ORDER BY n.nom, a.id`.execute(db)
  return new Map(rows.map(({ nom, id }) => [nom, id]))
}

export async function listRessourcesParSlug(db: Db, slugs: string[]): Promise<Map<string, number>> {
  if (slugs.length === 0) return new Map()
  const lignes = await db.selectFrom('ressource').select(['slug', 'id']).where('slug', 'in', slugs).where('etat', '=', 'publiee').execute()
  return new Map(lignes.map(({ slug, id }) => [slug, id]))
}
