import { sql } from 'kysely'
import type { Concerne } from '#membre/membre.droits.ts'
import type { Db } from '#socle/db.ts'

type Touche<S> = { touche: (contenu: S) => { lieux: number[]; termes: number[] } }

/** La portée de ce qui ne touche rien. */
export const deRien: Concerne = { territoires: [], thematiques: [] }

/** Ce que touche, ou toucherait, une fiche ainsi écrite : ses territoires, tous ceux qui les contiennent, ses thématiques. */
export const porteeDe = async <S extends object>(db: Db, sorte: Touche<S>, contenu: S): Promise<Concerne> =>
  (await porteesDe(db, sorte, [contenu]))[0] ?? deRien

/** Ce que toucherait chacun de ces contenus, dans leur ordre. */
export async function porteesDe<S extends object>(db: Db, { touche }: Touche<S>, contenus: readonly S[]): Promise<Concerne[]> {
  const { rows } = await sql<Concerne>`
    SELECT z.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id IN (SELECT jsonb_array_elements_text(e.touche->'termes')::integer)) AS thematiques
    FROM jsonb_array_elements(${JSON.stringify(contenus.map(touche))}::jsonb) WITH ORDINALITY AS e(touche, rang),
      LATERAL (SELECT zones_de(ARRAY(SELECT jsonb_array_elements_text(e.touche->'lieux')::integer)) AS zones) z
    ORDER BY e.rang`.execute(db)
  return rows
}
