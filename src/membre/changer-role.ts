import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Role } from '#socle/session.ts'
import { findMembre, resteAdministrateurSans, updateRole } from './membre.repository.ts'

/** Donne un rôle à un membre. Il reste toujours quelqu'un pour administrer. */
export async function changerRole(db: Db, membreId: string, role: Role): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const membre = trouve(await findMembre(trx, membreId), "Ce membre n'existe plus.")
    if (membre.role === 'administrateur' && role !== 'administrateur' && !(await resteAdministrateurSans(trx, membreId))) {
      throw new ErreurMetier(409, "C'est la seule personne à administrer ce site. Nommez d'abord quelqu'un d'autre.")
    }
    await updateRole(trx, membreId, role)
  })
}
