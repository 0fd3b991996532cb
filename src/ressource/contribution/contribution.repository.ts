import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** Ôte la personne du contenu des versions gardées : elle y est nommée comme propriétaire. */
export async function oublierDansLHistorique(trx: Db, membreId: string): Promise<void> {
  await sql`
    UPDATE historique SET contenu = contenu || '{"proprietaireId": null}'
    WHERE salle = 'ressource' AND contenu ->> 'proprietaireId' = ${membreId}`.execute(trx)
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
