import { randomUUID } from 'node:crypto'
import type { Db } from '#socle/db.ts'
import { creerLien } from './authentification.ts'
import { findMembreByCourriel, insertMembre, updateRole } from './membre.repository.ts'

/** Crée le compte s'il manque, lui donne l'administration, et rend un lien de connexion. */
export async function nommerAdministrateur(db: Db, courriel: string): Promise<{ cree: boolean; lien: string }> {
  const cree = await db.transaction().execute(async (trx) => {
    const connu = await findMembreByCourriel(trx, courriel)
    if (connu) await updateRole(trx, connu.id, 'administrateur')
    else await insertMembre(trx, { id: randomUUID(), courriel, role: 'administrateur' })
    return connu === undefined
  })
  return { cree, lien: await creerLien(db, courriel, '/mon-compte') }
}
