import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { MessageALaFiche } from './ecrire.schema.ts'

export type MessageGarde = MessageALaFiche & { auteurId: string | null }

/** Vrai si cette adresse est prouvée pour cette fiche : confirmée depuis un lien reçu, ou celle d'un compte. */
export async function estProuvee(db: Db, ficheId: number, adresse: string): Promise<boolean> {
  const { rows } = await sql`
    SELECT FROM acteur WHERE id = ${ficheId} AND courriel_contact = ${adresse} AND contact_prouve_le IS NOT NULL
    UNION ALL SELECT FROM membre WHERE courriel = ${adresse.toLowerCase()} AND courriel_verifie`.execute(db)
  return rows.length > 0
}

/** L'adresse d'un compte, si un lien reçu l'a prouvée. */
export async function findAdresseDuCompte(db: Db, membreId: string): Promise<string | undefined> {
  const requete = db.selectFrom('membre').select('courriel').where('id', '=', membreId).where('courriel_verifie', '=', true)
  return (await requete.executeTakeFirst())?.courriel
}

export async function updateProuvee(trx: Db, ficheId: number, maintenant: Date): Promise<void> {
  await trx.updateTable('acteur').set({ contact_prouve_le: maintenant }).where('id', '=', ficheId).execute()
}

export async function estRefusee(db: Db, ficheId: number, empreinte: string): Promise<boolean> {
  const requete = db.selectFrom('contact_refuse').select('acteur_id').where('acteur_id', '=', ficheId).where('empreinte', '=', empreinte)
  return (await requete.executeTakeFirst()) !== undefined
}

export async function insertRefus(trx: Db, ficheId: number, empreinte: string): Promise<void> {
  await trx
    .insertInto('contact_refuse')
    .values({ acteur_id: ficheId, empreinte })
    .onConflict((conflit) => conflit.doNothing())
    .execute()
}

export async function deleteRefus(trx: Db, ficheId: number, empreinte: string): Promise<void> {
  await trx.deleteFrom('contact_refuse').where('acteur_id', '=', ficheId).where('empreinte', '=', empreinte).execute()
}

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
