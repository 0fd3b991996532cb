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
