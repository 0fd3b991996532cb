import type { Db } from '#socle/db.ts'

const colonnes = ['id', 'destinataire', 'sujet', 'cree_le', 'envoye_le', 'essais', 'derniere_erreur', 'pas_avant', 'abandonne_le'] as const

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
