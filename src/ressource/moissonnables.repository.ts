import { type RawBuilder, sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Une ressource telle qu'un moissonneur la voit ; archivée, il n'en reste que l'en-tête. */
export type Moissonnable = {
  id: number
  slug: string
  titre: string
  resume: string
  auteurs: string
  annee: number | null
  licence: string
  langue: string
  sourceUrl: string | null
  publieeLe: Date
  effacee: boolean
  termes: number[]
  territoire: string | null
  acteurs: string[]
  adapteeDe: string | null
  /** Date du dernier changement, à la microseconde : « 2026-03-03 10:11:12.123456+00 ». Avec l'identifiant, la clé de la suite. */
  le: string
}

/** `depuis` compris, `avant` non compris (ISO). `apres` : la clé de la dernière déjà lue. */
type Fenetre = { depuis: string | null; avant: string | null; terme: number | null; apres: { le: string; id: number } | null }

/** Par date de changement, `limite` au plus ; la page 1 000 coûte la page 1. */
export async function listMoissonnables(db: Db, fenetre: Fenetre, limite: number): Promise<Moissonnable[]> {
  // Les clés d'abord, par l'index seul ; puis ce qu'il faut de chacune.
  const { rows } = await sql<Moissonnable>`
    SELECT ${colonnes} FROM (
      SELECT id FROM ressource WHERE ${dansLaFenetre(fenetre)} ORDER BY moissonnable_le, id LIMIT ${limite}
    ) choisies JOIN ressource r ON r.id = choisies.id ${jointures}
    ORDER BY r.moissonnable_le, r.id`.execute(db)
  return rows
}

/** Une ressource qui a été publiée un jour. */
export async function findMoissonnable(db: Db, id: number): Promise<Moissonnable | undefined> {
  const { rows } = await sql<Moissonnable>`
    SELECT ${colonnes} FROM ressource r ${jointures} WHERE r.id = ${id} AND r.moissonnable_le IS NOT NULL`.execute(db)
  return rows[0]
}

/** Le plus ancien changement, d'où part une moisson complète. */
export async function findPremierChangement(db: Db): Promise<Date | undefined> {
  const requete = db.selectFrom('ressource').select('moissonnable_le').where('moissonnable_le', 'is not', null)
  return (await requete.orderBy('moissonnable_le').limit(1).executeTakeFirst())?.moissonnable_le ?? undefined
}

const colonnes = sql`r.id, r.slug, r.titre, r.resume, r.auteurs, r.annee, r.licence, r.langue, r.source_url AS "sourceUrl",
  r.publiee_le AS "publieeLe", r.etat <> 'publiee' AS effacee, r.termes, t.nom AS territoire, o.slug AS "adapteeDe",
  (r.moissonnable_le AT TIME ZONE 'UTC')::text || '+00' AS le,
  ARRAY(SELECT a.nom FROM ressource_acteur ra JOIN acteur a ON a.id = ra.acteur_id
    WHERE ra.ressource_id = r.id AND a.etat = 'publiee' ORDER BY ra.rang) AS acteurs`
const jointures = sql`LEFT JOIN territoire t ON t.id = r.territoire_id LEFT JOIN ressource o ON o.id = r.adaptee_de_id AND o.etat = 'publiee'`

function dansLaFenetre({ depuis, avant, terme, apres }: Fenetre): RawBuilder<boolean> {
  const criteres = [
    sql`moissonnable_le IS NOT NULL`,
    ...(depuis ? [sql`moissonnable_le >= ${depuis}::timestamptz`] : []),
    ...(avant ? [sql`moissonnable_le < ${avant}::timestamptz`] : []),
    ...(terme === null ? [] : [sql`${terme}::integer = ANY (termes)`]),
    ...(apres ? [sql`(moissonnable_le, id) > (${apres.le}::timestamptz, ${apres.id}::bigint)`] : []),
  ]
  return sql<boolean>`${sql.join(criteres, sql` AND `)}`
}
