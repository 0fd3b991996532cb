import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

export type Semblable = { salle: string; id: number; poids: number }

/** Dans combien de documents un mot est compté, au plus : au-delà, il est courant. */
const compteAuPlus = 500

/**
 * Les besoins et les exemples qui partagent le plus de mots avec ce texte : un mot rare pèse plus qu'un mot courant, un seul mot
 * courant ne suffit pas. Les plus ressemblants d'abord. `exemple` : le terme des ressources qui en sont.
 */
export async function listSemblables(db: Db, texte: string, exemple: number | undefined, limite: number): Promise<Semblable[]> {
  const { rows } = await sql<Semblable>`
    WITH mots AS MATERIALIZED (
      SELECT format('%L', mot)::tsquery AS requete, ln(1 + ${compteAuPlus}::float8 / (1 + (
        SELECT count(*) FROM (SELECT 1 FROM moteur m WHERE m.index @@ format('%L', mot)::tsquery LIMIT ${compteAuPlus}) portent))) AS poids
      FROM (SELECT lexeme AS mot FROM unnest(to_tsvector('francais', ${texte.slice(0, 600)})) ORDER BY positions[1] LIMIT 30) premiers
    ), candidats AS (
      SELECT m.salle, m.objet_id, m.index FROM moteur m, (SELECT string_agg(requete::text, ' | ')::tsquery AS un FROM mots) q
      WHERE m.index @@ q.un AND (m.salle = 'besoin' OR (m.salle = 'ressource' AND m.index @@ ${`'t:${exemple ?? 0}'`}::tsquery)) LIMIT 2000
    )
    SELECT salle, objet_id::integer AS id, poids FROM candidats c, LATERAL (
      SELECT sum(poids) AS poids, count(*) AS communs FROM mots WHERE c.index @@ requete) p
    WHERE communs >= least(2, (SELECT count(*) FROM mots)) ORDER BY poids DESC, id LIMIT ${limite}`.execute(db)
  return rows
}
