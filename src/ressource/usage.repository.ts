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

/** Les ressources les plus employées, puis les plus récentes, 40 au plus. */
export async function listEmployees(db: Db): Promise<{ titre: string; resume: string; slug: string }[]> {
  const usages = db
    .selectFrom('ressource_usage')
    .select('ressource_id')
    .select(db.fn.countAll().as('compte'))
    .groupBy('ressource_id')
    .as('u')
  return db
    .selectFrom('ressource')
    .leftJoin(usages, 'u.ressource_id', 'ressource.id')
    .select(['titre', 'resume', 'slug'])
    .where('etat', '=', 'publiee')
    .orderBy('u.compte', (o) => o.desc().nullsLast())
    .orderBy('publiee_le', 'desc')
    .limit(40)
    .execute()
}
