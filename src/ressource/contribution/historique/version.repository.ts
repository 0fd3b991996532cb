import type { Db } from '#socle/db.ts'

/** Le numéro de la dernière version ; 0 si la ressource n'en a pas. Il sert de verrou optimiste au formulaire. */
export async function findNumeroCourant(db: Db, ressourceId: number): Promise<number> {
  const requete = db
    .selectFrom('historique')
    .select((eb) => eb.fn.max('numero').as('numero'))
    .where('salle', '=', 'ressource')
  return (await requete.where('objet_id', '=', ressourceId).executeTakeFirst())?.numero ?? 0
}

/** Qui a archivé la ressource en dernier ; null si ce n'est pas un membre d'aujourd'hui. */
export async function findAuteurDeLArchivage(db: Db, ressourceId: number): Promise<string | null> {
  const requete = db.selectFrom('historique').select('auteur_id').where('salle', '=', 'ressource').where('objet_id', '=', ressourceId)
  return (await requete.where('motif', '=', 'archivage').orderBy('numero', 'desc').executeTakeFirst())?.auteur_id ?? null
}
