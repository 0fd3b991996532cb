import type { Db } from '#socle/db.ts'

export type SessionOuverte = { jeton: string; ouverteLe: Date }

/** Les sessions encore ouvertes d'un membre, la plus récente d'abord ; 100 au plus. */
export async function listSessionsOuvertes(db: Db, membreId: string): Promise<SessionOuverte[]> {
  const lignes = await db
    .selectFrom('membre_session')
    .select(['jeton', 'cree_le'])
    .where('membre_id', '=', membreId)
    .where('expire_le', '>', new Date())
    .orderBy('cree_le', 'desc')
    .limit(100)
    .execute()
  return lignes.map(({ jeton, cree_le }) => ({ jeton, ouverteLe: cree_le }))
}

/** Ferme les sessions d'un membre, sauf celle de ce jeton ; chaque page relit la base, l'effet y est immédiat ; un fil en direct s'arrête dans les vingt secondes. */
export async function deleteSessions(db: Db, membreId: string, sauf: string): Promise<void> {
  await db.deleteFrom('membre_session').where('membre_id', '=', membreId).where('jeton', '!=', sauf).execute()
}
