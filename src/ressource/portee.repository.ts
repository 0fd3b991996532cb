import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Portee } from './ressource.droits.ts'

/** Ce que touche une ressource : le territoire d'où elle vient, tout ce qui le contient (groupements libres compris), et ses thématiques. */
export async function porteeDe(db: Db, { id }: { id: number }): Promise<Portee> {
  const { rows } = await sql<Portee>`
    SELECT r.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (r.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (r.termes)) AS thematiques
    FROM ressource r WHERE r.id = ${id}`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}

/** Ce que toucherait une ressource qui n'est pas encore écrite. */
export async function porteeDeSaisie(
  db: Db,
  { territoireId, termeIds }: { territoireId: number | null; termeIds: number[] },
): Promise<Portee> {
  const { rows } = await sql<Portee>`
    SELECT z.zones || ARRAY(SELECT g.groupement_id FROM groupement_membre g WHERE g.territoire_id = ANY (z.zones)) AS territoires,
      ARRAY(SELECT t.id FROM terme t WHERE t.liste = 'thematique' AND t.id = ANY (${termeIds}::integer[])) AS thematiques
    FROM (SELECT zones_de(${territoireId === null ? [] : [territoireId]}::integer[]) AS zones) z`.execute(db)
  return rows[0] ?? { territoires: [], thematiques: [] }
}
