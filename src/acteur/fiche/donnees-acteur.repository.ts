import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

type Personne = { id: string; courriel: string }

/** Libère les fiches d'une personne, et ôte son adresse là où elle servait de contact. */
export async function libererFiches(trx: Db, { id, courriel }: Personne): Promise<void> {
  await sql`
    UPDATE acteur SET
      proprietaire_id = CASE WHEN proprietaire_id = ${id} THEN NULL ELSE proprietaire_id END,
      courriel_contact = CASE WHEN lower(courriel_contact) = ${courriel.toLowerCase()} THEN NULL ELSE courriel_contact END
    WHERE proprietaire_id = ${id} OR lower(courriel_contact) = ${courriel.toLowerCase()}`.execute(trx)
}

/** Ôte la personne du contenu des versions gardées : elle y est nommée comme propriétaire. */
export async function oublierDansLHistorique(trx: Db, { id }: Personne): Promise<void> {
  await sql`
    UPDATE historique SET contenu = contenu || '{"proprietaireId": null}'
    WHERE salle = 'acteur' AND contenu ->> 'proprietaireId' = ${id}`.execute(trx)
}

/** Ce qu'elle a écrit d'elle pour tenir une fiche n'a plus de raison d'être gardé. */
export async function oublierRevendications(trx: Db, { id }: Personne): Promise<void> {
  await trx
    .updateTable('demande')
    .set({ resume: '' })
    .where('salle', '=', 'acteur')
    .where('genre', '=', 'revendiquer')
    .where('auteur_id', '=', id)
    .execute()
}
