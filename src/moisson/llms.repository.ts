import type { Db } from '#socle/db.ts'

export type Entree = { titre: string; resume: string; slug: string }

/** Les parcours publiés, dans leur ordre. */
export async function listParcours(db: Db): Promise<Entree[]> {
  const requete = db.selectFrom('parcours').select(['titre', 'resume', 'slug']).where('etat', '=', 'publie')
  return requete.orderBy('ordre').orderBy('id').limit(50).execute()
}

/** Les ressources les plus employées, puis les plus récentes, 40 au plus. */
export async function listRessourcesEmployees(db: Db): Promise<Entree[]> {
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
