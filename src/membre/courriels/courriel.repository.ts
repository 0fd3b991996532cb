import type { Db } from '../../socle/db.ts'

const colonnes = ['id', 'destinataire', 'sujet', 'cree_le', 'envoye_le', 'essais', 'derniere_erreur'] as const

/** Les courriels gardés, le plus récent d'abord, à partir de celui qui précède `avant`. */
export async function listCourriels(db: Db, avant: number | undefined, limite: number) {
  const requete = db.selectFrom('courriel').select(colonnes).orderBy('id', 'desc').limit(limite)
  return (avant ? requete.where('id', '<', avant) : requete).execute()
}

export async function findCourriel(db: Db, id: number) {
  return db
    .selectFrom('courriel')
    .select([...colonnes, 'texte', 'repondre_a', 'pieces'])
    .where('id', '=', id)
    .executeTakeFirst()
}

export type CourrielGarde = Awaited<ReturnType<typeof listCourriels>>[number]
export type CourrielEntier = NonNullable<Awaited<ReturnType<typeof findCourriel>>>

/** Remet un courriel non parti au début de ses essais. Rend faux s'il est déjà parti. */
export async function updatePourRenvoi(db: Db, id: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('courriel')
    .set({ essais: 0, derniere_erreur: null })
    .where('id', '=', id)
    .where('envoye_le', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
