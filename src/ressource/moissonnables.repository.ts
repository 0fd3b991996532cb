import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Une ressource telle qu'un moissonneur la voit ; archivée (`effacee`), il n'en reste que l'en-tête. */
export type Moissonnable = Awaited<ReturnType<typeof listMoissonnables>>[number]

/** `depuis` compris, `avant` non compris (ISO). `apres` : la clé de la dernière déjà lue. */
type Fenetre = { depuis: string | null; avant: string | null; terme: number | null; apres: { le: string; id: number } | null }

/** Par date de changement, `limite` au plus ; la page 1 000 coûte la page 1. */
export function listMoissonnables(db: Db, fenetre: Fenetre, limite: number) {
  // Les clés d'abord, par l'index seul ; puis ce qu'il faut de chacune.
  const choisies = sql`SELECT id FROM ressource WHERE ${dansLaFenetre(fenetre)} ORDER BY moissonnable_le, id LIMIT ${limite}`
  return lire(db).where(sql<boolean>`r.id IN (${choisies})`).orderBy('r.moissonnable_le').orderBy('r.id').execute()
}

/** Une ressource qui a été publiée un jour. */
export const findMoissonnable = (db: Db, id: number) =>
  lire(db).where('r.id', '=', id).where('r.moissonnable_le', 'is not', null).executeTakeFirst()

/** Le plus ancien changement, d'où part une moisson complète. */
export async function findPremierChangement(db: Db): Promise<Date | undefined> {
  const requete = db.selectFrom('ressource').select('moissonnable_le').where('moissonnable_le', 'is not', null)
  return (await requete.orderBy('moissonnable_le').limit(1).executeTakeFirst())?.moissonnable_le ?? undefined
}

// `le` : la date du dernier changement, à la microseconde (« 2026-03-03 10:11:12.123456+00 ») ; avec l'identifiant, la clé de la suite.
const lire = (db: Db) =>
  db
    .selectFrom('ressource as r')
    .leftJoin('territoire as t', 't.id', 'r.territoire_id')
    .leftJoin('ressource as o', (jointure) => jointure.onRef('o.id', '=', 'r.adaptee_de_id').on('o.etat', '=', 'publiee'))
    .select(['r.id', 'r.slug', 'r.titre', 'r.resume', 'r.auteurs', 'r.annee', 'r.licence', 'r.langue', 'r.termes'])
    .select(['r.source_url as sourceUrl', 't.nom as territoire', 'o.slug as adapteeDe'])
    .select([
      sql<Date>`r.publiee_le`.as('publieeLe'),
      sql<boolean>`r.etat <> 'publiee'`.as('effacee'),
      sql<string>`(r.moissonnable_le AT TIME ZONE 'UTC')::text || '+00'`.as('le'),
      sql<string[]>`ARRAY(SELECT a.nom FROM ressource_acteur ra JOIN acteur a ON a.id = ra.acteur_id
        WHERE ra.ressource_id = r.id AND a.etat = 'publiee' ORDER BY ra.rang)`.as('acteurs'),
    ])

function dansLaFenetre({ depuis, avant, terme, apres }: Fenetre): RawBuilder<unknown> {
  const criteres = [
    sql`moissonnable_le IS NOT NULL`,
    ...(depuis ? [sql`moissonnable_le >= ${depuis}::timestamptz`] : []),
    ...(avant ? [sql`moissonnable_le < ${avant}::timestamptz`] : []),
    ...(terme === null ? [] : [sql`${terme}::integer = ANY (termes)`]),
    ...(apres ? [sql`(moissonnable_le, id) > (${apres.le}::timestamptz, ${apres.id}::bigint)`] : []),
  ]
  return sql.join(criteres, sql` AND `)
}
