import { sql } from 'kysely'
import type { Db } from '../socle/db.ts'
import type { Portee } from './ressource.droits.ts'

/** Ce que touche une ressource : le territoire d'où elle vient, tout ce qui le contient (groupements libres compris), et ses thématiques. */
export async function porteeDe(db: Db, { id }: { id: number }): Promise<Portee> {
  const { rows } = await sql<Portee>`
    SELECT r.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (r.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (r.termes)) AS thematiques
    FROM ressource r WHERE r.id = ${id}`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}
