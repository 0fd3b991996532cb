import type { Db } from '#socle/db.ts'

/** Où une ressource sert : un parcours, un webinaire, une vitrine. */
export type Usage = { salle: string; titre: string; chemin: string }

/** Dit quelles ressources cet objet d'une autre salle emploie, à la place de ce qu'il en disait ; dans la transaction de l'objet. */
export async function updateUsages(
  trx: Db,
  objet: { salle: string; objetId: number; titre: string; chemin: string },
  ressourceIds: readonly number[],
): Promise<void> {
  const { salle, objetId, titre, chemin } = objet
  await trx.deleteFrom('ressource_usage').where('salle', '=', salle).where('objet_id', '=', objetId).execute()
  const lignes = [...new Set(ressourceIds)].map((ressource_id) => ({ ressource_id, salle, objet_id: objetId, titre, chemin }))
  if (lignes.length > 0) await trx.insertInto('ressource_usage').values(lignes).execute()
}

/** Là où une ressource sert, 100 au plus. */
export async function listUsages(db: Db, ressourceId: number): Promise<Usage[]> {
  const requete = db.selectFrom('ressource_usage').select(['salle', 'titre', 'chemin']).where('ressource_id', '=', ressourceId)
  return requete.orderBy('salle').orderBy('titre').limit(100).execute()
}
