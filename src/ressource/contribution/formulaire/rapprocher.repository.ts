import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Ce qu'une ligne du formulaire peut désigner. */
export type Candidat = { id: number; nom: string; slug: string; tri: string }
type Cherche = { noms: string[]; slugs: string[] /** Déjà portés : ils se retrouvent même retirés depuis. */; portes: number[] }

/** Les organisations publiées de ces noms (accents et casse ignorés) ou de ces adresses, 200 au plus. */
export async function listActeursNommes(db: Db, { noms, slugs, portes }: Cherche): Promise<Candidat[]> {
  const { rows } = await sql<Candidat>`
    SELECT id, nom, slug, tri FROM acteur
    WHERE (tri = ANY (SELECT sans_accent(n) FROM unnest(${noms}::text[]) n) OR slug = ANY (${slugs}::text[]))
      AND (etat = 'publiee' OR id = ANY (${portes}::bigint[]))
    ORDER BY id LIMIT 200`.execute(db)
  return rows
}

/** Les ressources publiées de ces titres ou de ces adresses, 200 au plus. */
export async function listRessourcesNommees(db: Db, { noms, slugs, portes }: Cherche): Promise<Candidat[]> {
  const { rows } = await sql<Candidat>`
    SELECT id, titre AS nom, slug, tri FROM ressource
    WHERE (tri = ANY (SELECT sans_accent(n) FROM unnest(${noms}::text[]) n) OR slug = ANY (${slugs}::text[]))
      AND (etat = 'publiee' OR id = ANY (${portes}::bigint[]))
    ORDER BY id LIMIT 200`.execute(db)
  return rows
}

/** Combien d'organisations publiées portent chacun de ces noms : au-delà d'une, il faut l'adresse pour la désigner. */
export async function listNomsPartages(db: Db, table: 'acteur' | 'ressource', tris: string[]): Promise<Set<string>> {
  if (tris.length === 0) return new Set()
  const requete = db.selectFrom(table).select('tri').where('tri', 'in', tris).where('etat', '=', 'publiee').groupBy('tri')
  const lus = await requete.having((eb) => eb(eb.fn.countAll(), '>', 1)).execute()
  return new Set(lus.flatMap(({ tri }) => tri ?? []))
}
