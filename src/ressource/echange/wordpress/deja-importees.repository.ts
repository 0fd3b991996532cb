import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Les ressources nées de ces contenus ; vrai : quelqu'un y a touché depuis, ou est en train d'y toucher. Verrouillées. */
export async function listDejaImportees(trx: Db, cles: string[], motif: string): Promise<Map<number, boolean>> {
  const { rows } = await sql<{ id: number; touchee: boolean }>`
    SELECT r.id, r.etat <> 'brouillon'
      OR EXISTS (SELECT FROM historique h WHERE h.salle = 'ressource' AND h.objet_id = r.id AND h.motif <> ${motif})
      OR EXISTS (SELECT FROM brouillon b WHERE b.salle = 'ressource' AND b.objet_id = r.id) AS touchee
    FROM ressource r WHERE r.cle_externe = ANY (${cles}::text[]) ORDER BY r.id FOR UPDATE OF r`.execute(trx)
  return new Map(rows.map(({ id, touchee }) => [id, touchee]))
}
