import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { MessageGarde } from './contact.repository.ts'

type Personne = { id: string; courriel: string }

export async function countGardes(db: Db, ficheId: number): Promise<number> {
  const requete = db.selectFrom('message_garde').select((eb) => eb.fn.countAll<number>().as('compte'))
  return Number((await requete.where('acteur_id', '=', ficheId).executeTakeFirst())?.compte ?? 0)
}

/** Garde ce message ; rend faux s'il l'est déjà. La fiche est verrouillée par qui appelle : deux envois se suivent. */
export async function insertGarde(trx: Db, ficheId: number, garde: MessageGarde & { avise: string }, maintenant: Date): Promise<boolean> {
  const { nom, courriel, sujet, message, auteurId, avise } = garde
  const { numAffectedRows } = await sql`
    INSERT INTO message_garde (acteur_id, nom, courriel, sujet, message, auteur_id, avise, garde_le)
    SELECT ${ficheId}, ${nom}, ${courriel}, ${sujet}, ${message}, ${auteurId}, ${avise}, ${maintenant}
    WHERE NOT EXISTS (SELECT FROM message_garde WHERE acteur_id = ${ficheId} AND nom = ${nom} AND courriel = ${courriel}
      AND sujet = ${sujet} AND message = ${message})`.execute(trx)
  return numAffectedRows === 1n
}

/** Prend les messages gardés pour cette fiche, le plus ancien d'abord : ils n'y sont plus. */
export async function deleteGardes(trx: Db, ficheId: number): Promise<MessageGarde[]> {
  const lignes = await trx.deleteFrom('message_garde').where('acteur_id', '=', ficheId).returningAll().execute()
  return lignes.sort((a, b) => a.id - b.id).map(({ auteur_id, ...ligne }) => ({ ...ligne, auteurId: auteur_id }))
}

/** Les fiches publiées à qui des messages attendent d'être remis, après celle-ci. */
export async function listFichesAttendues(db: Db, apres: number, limite: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    SELECT id FROM acteur WHERE id > ${apres} AND etat = 'publiee' AND EXISTS (SELECT FROM message_garde WHERE acteur_id = acteur.id)
    ORDER BY id LIMIT ${limite}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Vrai si ces messages attendent sans que cette adresse le sache ; elle est alors notée comme avisée. */
export async function updateAvise(trx: Db, ficheId: number, avise: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('message_garde')
    .set({ avise })
    .where('acteur_id', '=', ficheId)
    .where('avise', '<>', avise)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function deleteGardesAvant(db: Db, limite: Date): Promise<void> {
  await db.deleteFrom('message_garde').where('garde_le', '<', limite).execute()
}

/** Ce que la personne a écrit et qui attend encore. */
export async function listGardesDe(db: Db, { id, courriel }: Personne) {
  return db
    .selectFrom('message_garde')
    .innerJoin('acteur', 'acteur.id', 'message_garde.acteur_id')
    .select(['acteur.nom as a', 'message_garde.nom', 'message_garde.courriel', 'sujet', 'message', 'garde_le'])
    .where((eb) => eb.or([eb('auteur_id', '=', id), eb(eb.fn('lower', ['message_garde.courriel']), '=', courriel.toLowerCase())]))
    .orderBy('message_garde.id')
    .execute()
}

export async function deleteGardesDe(trx: Db, { id, courriel }: Personne): Promise<void> {
  await sql`DELETE FROM message_garde WHERE auteur_id = ${id} OR lower(courriel) = ${courriel.toLowerCase()}`.execute(trx)
}
