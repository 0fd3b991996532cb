import type { Db } from '#socle/db.ts'

/** Le numéro de la dernière version ; 0 si la fiche n'en a pas. Il sert de verrou optimiste au formulaire. */
export async function findNumeroCourant(db: Db, ficheId: number): Promise<number> {
  const ligne = await db
    .selectFrom('historique')
    .select((eb) => eb.fn.max('numero').as('numero'))
    .where('salle', '=', 'acteur')
    .where('objet_id', '=', ficheId)
    .executeTakeFirst()
  return ligne?.numero ?? 0
}

/** Qui a archivé la fiche en dernier ; null si ce n'est pas un membre d'aujourd'hui. */
export async function findAuteurDeLArchivage(db: Db, ficheId: number): Promise<string | null> {
  const ligne = await db
    .selectFrom('historique')
    .select('auteur_id')
    .where('salle', '=', 'acteur')
    .where('objet_id', '=', ficheId)
    .where('motif', '=', 'archivage')
    .orderBy('numero', 'desc')
    .executeTakeFirst()
  return ligne?.auteur_id ?? null
}
