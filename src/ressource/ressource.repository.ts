import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeRessource } from './ressource.champs.ts'

/** Les termes de la ressource, son type et sa maturité ensemble : les filtres n'en lisent qu'une colonne. */
export const deduites = (s: SaisieDeRessource): Record<string, unknown> => ({
  termes: [...new Set([...s.termeIds, s.typeId, ...(s.maturiteId === null ? [] : [s.maturiteId])])].sort((a, b) => a - b),
})

export const calculees = { zones: sql`zones_de(array_remove(ARRAY[f.territoire_id], NULL))` }

/** La première publication date la ressource ; ensuite chaque changement, de texte ou d'état, se voit dans la moisson. */
export function dates(avant: { publieeLe: Date | null } | null, { etat }: { etat: string }): Record<string, unknown> {
  if (avant?.publieeLe) return { moissonnable_le: 'now' }
  return etat === 'publiee' ? { publiee_le: 'now', moissonnable_le: 'now' } : {}
}

/** Les ressources du même titre, dans la même source. */
export async function listHomonymes(
  db: Db,
  lignes: readonly { tri: string; contenu: Pick<SaisieDeRessource, 'source'> }[],
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT r.id FROM unnest(${lignes.map(({ tri }) => tri)}::text[], ${lignes.map(({ contenu }) => contenu.source)}::text[]) AS l(tri, source)
      JOIN ressource r ON r.tri = l.tri AND sans_accent(r.source) = sans_accent(l.source)`.execute(db)
  return rows.map(({ id }) => Number(id))
}

/** Les ressources nées de ces contenus ; vrai : quelqu'un y a touché depuis, ou est en train d'y toucher. Verrouillées. */
export async function listDejaImportees(trx: Db, cles: string[], motif: string): Promise<Map<number, boolean>> {
  const { rows } = await sql<{ id: number; touchee: boolean }>`
    SELECT r.id, r.etat <> 'brouillon'
      OR EXISTS (SELECT FROM historique h WHERE h.salle = 'ressource' AND h.objet_id = r.id AND h.motif <> ${motif})
      OR EXISTS (SELECT FROM brouillon b WHERE b.salle = 'ressource' AND b.objet_id = r.id) AS touchee
    FROM ressource r WHERE r.cle_externe = ANY (${cles}::text[]) ORDER BY r.id FOR UPDATE OF r`.execute(trx)
  return new Map(rows.map(({ id, touchee }) => [id, touchee]))
}

/**
 * Rend au nettoyage les fichiers que cette personne a déposés et que plus rien ne cite : ni ressource, ni autre
 * brouillon, ni suggestion, ni aucune version gardée (une version se restaure).
 */
export async function libererFichiers(trx: Db, cles: string[], membreId: string): Promise<void> {
  if (cles.length === 0) return
  await sql`
    UPDATE fichier SET utilise_le = NULL
    WHERE cle = ANY(${cles}) AND depose_par = ${membreId}
      AND NOT EXISTS (SELECT FROM ressource_fichier WHERE fichier_id = fichier.id)
      AND NOT EXISTS (SELECT FROM brouillon WHERE strpos(saisie::text, fichier.cle) > 0)
      AND NOT EXISTS (SELECT FROM ressource_suggestion WHERE strpos(contenu::text, fichier.cle) > 0
        OR contenu -> 'fichiers' @> jsonb_build_array(jsonb_build_object('id', fichier.id)))
      AND NOT EXISTS (SELECT FROM historique WHERE strpos(contenu::text, fichier.cle) > 0
        OR contenu -> 'fichiers' @> jsonb_build_array(jsonb_build_object('id', fichier.id)))`.execute(trx)
}
