import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Sorte } from './sorte.ts'

/** Les territoires et thématiques que touche une fiche ; `territoires` avec tous ceux qui les contiennent, groupements libres compris. */
export type Portee = { territoires: number[]; thematiques: number[] }

/** Ce que touche, ou toucherait, une fiche ainsi écrite. */
export async function porteeDe<S extends object>(db: Db, { touche }: Pick<Sorte<S>, 'touche'>, contenu: S): Promise<Portee> {
  const { lieux, termes } = touche(contenu)
  const { rows } = await sql<Portee>`
    SELECT z.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (${termes}::integer[])) AS thematiques
    FROM (SELECT zones_de(${lieux}::integer[]) AS zones) z`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}
