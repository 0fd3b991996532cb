import type { Db } from '#socle/db.ts'

/** Le numéro de la dernière version ; 0 sans version. C'est le verrou optimiste de la composition. */
export async function findNumeroCourant(db: Db, parcoursId: number): Promise<number> {
  const requete = db.selectFrom('historique').select((eb) => eb.fn.max('numero').as('numero'))
  return (await requete.where('salle', '=', 'parcours').where('objet_id', '=', parcoursId).executeTakeFirst())?.numero ?? 0
}
