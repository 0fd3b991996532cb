import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'

/** Récrit ce que la recherche sait de ces ressources : les publiées y entrent, les autres en sortent. */
export async function indexerRessources(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await db
    .selectFrom('ressource as r')
    .leftJoin('territoire as t', 't.id', 'r.territoire_id')
    .select([
      'r.id',
      'r.titre',
      'r.resume',
      'r.corps',
      'r.auteurs',
      'r.termes',
      'r.zones',
      't.longitude as x',
      't.latitude as y',
      't.nom as lieu',
    ])
    .select([
      sql<number | null>`tranche_de_duree(r.duree_minutes)`.as('tranche'),
      sql<string>`coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(r.cadre)), '')`.as('cadre'),
      sql<string>`coalesce((SELECT string_agg(n.libelle, ' ') FROM terme n WHERE n.id = ANY (r.termes)), '')`.as('libelles'),
    ])
    .where(sql<boolean>`r.id = ANY (${ids}::bigint[])`)
    .where('r.etat', '=', 'publiee')
    .execute()
  const textes = await enTextes(rows.map((r) => `${r.cadre}\n\n${r.corps}`.trim()))
  await desindexer(db, 'ressource', ids)
  await indexer(
    db,
    rows.map((r, rang) => ({
      salle: 'ressource',
      objetId: r.id,
      titre: r.titre,
      termes: r.libelles,
      resume: r.resume,
      texte: `${textes[rang]} ${r.auteurs} ${r.lieu ?? ''}`,
      etiquettes: [
        ...r.termes.map((id) => `t:${id}`),
        ...r.zones.map((id) => `z:${id}`),
        ...(r.tranche === null ? [] : [`duree:${r.tranche}`]),
      ],
      point: r.x === null || r.y === null ? null : { x: r.x, y: r.y },
    })),
  )
}

/** Fait attendre, jusqu'à la fin de la transaction, qui voudrait modifier ces ressources. */
export async function verrouiller(trx: Db, ids: number[]): Promise<void> {
  await trx.selectFrom('ressource').select('id').where('id', 'in', ids).orderBy('id').forShare().execute()
}
