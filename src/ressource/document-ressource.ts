import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'
import { enTextes } from '#socle/rendu/garder-rendus.ts'

type Ligne = {
  id: number
  titre: string
  resume: string
  corps: string
  auteurs: string
  cadre: string
  termes: number[]
  zones: number[]
  tranche: number | null
  x: number | null
  y: number | null
  libelles: string
  lieu: string
}

/** Récrit ce que la recherche sait de ces ressources : les publiées y entrent, les autres en sortent. */
export async function indexerRessources(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<Ligne>`
    SELECT r.id, r.titre, r.resume, r.corps, r.auteurs, r.termes, r.zones, tranche_de_duree(r.duree_minutes) AS tranche,
      coalesce((SELECT string_agg(value, ' ') FROM jsonb_each_text(r.cadre)), '') AS cadre,
      t.longitude AS x, t.latitude AS y, coalesce(t.nom, '') AS lieu,
      coalesce((SELECT string_agg(n.libelle, ' ') FROM terme n WHERE n.id = ANY (r.termes)), '') AS libelles
    FROM ressource r LEFT JOIN territoire t ON t.id = r.territoire_id
    WHERE r.id = ANY (${ids}::bigint[]) AND r.etat = 'publiee'`.execute(db)
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
      texte: `${textes[rang]} ${r.auteurs} ${r.lieu}`,
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
