import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Ôte la personne du contenu des versions gardées : elle y est nommée comme propriétaire. */
export async function oublierDansLHistorique(trx: Db, membreId: string): Promise<void> {
  await sql`
    UPDATE historique SET contenu = contenu || '{"proprietaireId": null}'
    WHERE salle = 'ressource' AND contenu ->> 'proprietaireId' = ${membreId}`.execute(trx)
}
