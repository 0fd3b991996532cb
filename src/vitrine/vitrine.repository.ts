import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Les vitrines publiées, celles du réseau d'abord, 500 au plus. */
export const publiees = sql`etat = 'publiee' ORDER BY est_fondatrice DESC, id LIMIT 500`

/** Brouillons et archives que cette personne compose ; toutes sans elle. 200 au plus. */
export const nonPubliees = (proprietaireId: string | null) =>
  sql`etat <> 'publiee' AND (${proprietaireId}::text IS NULL OR proprietaire_id = ${proprietaireId}) ORDER BY modifie_le DESC LIMIT 200`

export async function findPorteuseDHote(db: Db, hote: string): Promise<{ id: number; nom: string } | undefined> {
  return db.selectFrom('vitrine').select(['id', 'nom']).where('hote', '=', hote).executeTakeFirst()
}
