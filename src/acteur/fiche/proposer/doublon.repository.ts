import { sql } from 'kysely'
import type { SaisieDeFiche } from '#acteur/acteur.ts'
import type { Db } from '#socle/db.ts'

/** Une fiche qui ressemble à celle que l'on propose. `publiee` faux : elle attend encore sa publication. */
export type Doublon = { nom: string; slug: string; estCatalyseur: boolean; resume: string; publiee: boolean; lieu: string | null }

/** Rayon, en kilomètres, où deux fiches du même nom sont sans doute la même. */
const voisinage = 50

/** Les fiches du même nom (accents et casse ignorés) dans le même département ou à moins de 50 km, ou dont on ne sait pas le lieu ; 5 au plus. */
export async function listDoublons(
  db: Db,
  { nom, communeId, departementId }: Pick<SaisieDeFiche, 'nom' | 'communeId' | 'departementId'>,
): Promise<Doublon[]> {
  const { rows } = await sql<Doublon>`
    SELECT a.nom, a.slug, a.est_catalyseur AS "estCatalyseur", a.resume, a.etat = 'publiee' AS publiee, lieu.nom AS lieu
    FROM acteur a
    LEFT JOIN territoire lieu ON lieu.id = coalesce(a.commune_id, a.departement_id)
    LEFT JOIN territoire ici ON ici.id = ${communeId ?? departementId}
    WHERE a.tri = sans_accent(${nom}) AND a.etat IN ('publiee', 'proposee')
      AND (ici.id IS NULL OR lieu.id IS NULL OR a.departement_id IN (ici.departement_id, ici.id) OR distance_km(a.point, ici.point) < ${voisinage})
    ORDER BY publiee DESC, a.id LIMIT 5`.execute(db)
  return rows
}
