import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { desindexer, indexer } from '#socle/moteur.ts'

type Ligne = {
  id: number
  titre: string
  resume: string
  texte: string
  termes: number[]
  zones: number[]
  avancement: number
  x: number | null
  y: number | null
  libelles: string
}

/** Récrit ce que la recherche sait de ces besoins : ceux que tous lisent y entrent, terminés compris ; les autres en sortent. */
export async function indexerBesoins(db: Db, ids: number[]): Promise<void> {
  if (ids.length === 0) return
  const { rows } = await sql<Ligne>`
    SELECT b.id, b.titre, b.pour_qui AS resume, concat_ws(' ', b.recit, b.deja_tente, t.nom) AS texte, b.termes, b.zones, b.avancement,
      b.longitude AS x, b.latitude AS y, coalesce((SELECT string_agg(n.libelle, ' ') FROM terme n WHERE n.id = ANY (b.termes)), '') AS libelles
    FROM besoin b LEFT JOIN territoire t ON t.id = b.territoire_id
    WHERE b.id = ANY (${ids}::bigint[]) AND b.avancement IS NOT NULL`.execute(db)
  await desindexer(db, 'besoin', ids)
  await indexer(
    db,
    rows.map(({ id, libelles, x, y, avancement, termes, zones, ...textes }) => ({
      ...textes,
      salle: 'besoin',
      objetId: Number(id),
      termes: libelles,
      etiquettes: [...termes.map((terme) => `t:${terme}`), ...zones.map((zone) => `z:${zone}`), `etat:${avancement}`],
      point: x === null || y === null ? null : { x, y },
    })),
  )
}
