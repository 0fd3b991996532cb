import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

type Personne = { id: string; courriel: string }

const plafond = 10_000

export async function listSessionsDe(db: Db, membreId: string) {
  return db
    .selectFrom('membre_session')
    .select(['cree_le', 'expire_le'])
    .where('membre_id', '=', membreId)
    .orderBy('cree_le')
    .limit(plafond)
    .execute()
}

/** Ses demandes, déposées avec son compte ou avec la même adresse avant d'en avoir un. */
export async function listDemandesDe(db: Db, { id, courriel }: Personne) {
  return db
    .selectFrom('demande')
    .select(['id', 'salle', 'genre', 'titre', 'resume', 'auteur_nom', 'auteur_courriel', 'etat', 'message', 'deposee_le', 'decidee_le'])
    .where((eb) => eb.or([eb('auteur_id', '=', id), eb('auteur_courriel', '=', courriel)]))
    .orderBy('id')
    .limit(plafond)
    .execute()
}

export async function listModificationsDe(db: Db, membreId: string) {
  return db
    .selectFrom('historique')
    .select(['salle', 'objet_id', 'numero', 'motif', 'le', 'contenu'])
    .where('auteur_id', '=', membreId)
    .orderBy('id')
    .limit(plafond)
    .execute()
}

export async function listCourrielsRecus(db: Db, courriel: string) {
  return db
    .selectFrom('courriel')
    .select(['cree_le', 'envoye_le', 'sujet', 'texte'])
    .where(sql`lower(destinataire)`, '=', courriel)
    .orderBy('id')
    .limit(plafond)
    .execute()
}

/** Les demandes restent ; leur auteur, son nom, ce qu'il a dit de lui pour tenir une fiche, et son adresse où qu'elle soit écrite, s'effacent. */
export async function anonymiserDemandes(trx: Db, { id, courriel }: Personne): Promise<void> {
  await trx.updateTable('demande').set({ resume: '' }).where('genre', '=', 'revendiquer').where('auteur_id', '=', id).execute()
  await trx
    .updateTable('demande')
    .set({ auteur_id: null, auteur_nom: null, auteur_courriel: null })
    .where((eb) => eb.or([eb('auteur_id', '=', id), eb(sql`lower(auteur_courriel)`, '=', courriel)]))
    .execute()
  const motif = motifDeLAdresse(courriel)
  await trx
    .updateTable('demande')
    .set({ titre: sansAdresse('titre', motif), resume: sansAdresse('resume', motif), message: sansAdresse('message', motif) })
    .where(sql<boolean>`concat_ws(' ', titre, resume, message) ~* ${motif}`)
    .execute()
}

/** Les versions restent, sans auteur ; ôtés de leur contenu, son adresse, et son nom de qui tenait la fiche (les plus anciennes le gardent). */
export async function anonymiserHistorique(trx: Db, { id, courriel }: Personne): Promise<void> {
  await trx.updateTable('historique').set({ auteur_id: null }).where('auteur_id', '=', id).execute()
  await sql`UPDATE historique SET contenu = contenu || '{"proprietaireId": null}' WHERE contenu ->> 'proprietaireId' = ${id}`.execute(trx)
  const motif = motifDeLAdresse(courriel)
  await trx
    .updateTable('historique')
    .set({ contenu: sql<string>`regexp_replace(contenu::text, ${motif}, '', 'gi')::jsonb` })
    .where(sql<boolean>`contenu::text ~* ${motif}`)
    .execute()
}

/**
 * Supprime les courriels reçus d'elle ou par elle, et ôte son adresse du texte des autres. Ceux que ses gestes ont fait écrire à
 * d'autres (`courriel.auteur_id`) partent avec son compte.
 */
export async function anonymiserCourriels(trx: Db, courriel: string): Promise<void> {
  await trx
    .deleteFrom('courriel')
    .where((eb) => eb.or([eb(sql`lower(destinataire)`, '=', courriel), eb(sql`lower(repondre_a)`, '=', courriel)]))
    .execute()
  const motif = motifDeLAdresse(courriel)
  await trx
    .updateTable('courriel')
    .set({
      sujet: sansAdresse('sujet', motif),
      texte: sansAdresse('texte', motif),
      html: sansAdresse('html', motif),
      derniere_erreur: sansAdresse('derniere_erreur', motif),
      entetes: sql<string>`regexp_replace(entetes::text, ${motif}, '', 'gi')::jsonb`,
      pieces: sql<string>`regexp_replace(pieces::text, ${motif}, '', 'gi')::jsonb`,
    })
    .where(sql<boolean>`concat_ws(' ', sujet, texte, html, derniere_erreur, entetes, pieces) ~* ${motif}`)
    .execute()
}

/** Les liens de connexion demandés et pas encore suivis. */
export async function deleteLiens(trx: Db, courriel: string): Promise<void> {
  await trx
    .deleteFrom('membre_verification')
    .where(sql<boolean>`valeur ~* ${motifDeLAdresse(courriel)}`)
    .execute()
}

/** Supprime le compte ; ses sessions et périmètres partent avec lui, ses fiches deviennent libres. */
export async function deleteMembre(trx: Db, id: string): Promise<void> {
  await trx.deleteFrom('membre').where('id', '=', id).execute()
}

function sansAdresse(colonne: string, motif: string) {
  return sql<string>`regexp_replace(${sql.ref(colonne)}, ${motif}, '(adresse effacée)', 'gi')`
}

// L'adresse entière seulement : effacer « ana@exemple.fr » ne doit pas mutiler « joana@exemple.fr ».
function motifDeLAdresse(courriel: string): string {
  return `(?<![a-z0-9._%+-])${courriel.replace(/[^a-z0-9]/gi, '\\$&')}(?!\\.?[a-z0-9_-])`
}
