import type { Db } from '#socle/db.ts'
import { clesDe } from '../formulaire/lire-saisie.ts'
import { deleteBrouillon, findBrouillon, libererFichiers } from './brouillon.repository.ts'

/** Supprime le brouillon d'un membre ; les fichiers qu'il était seul à employer seront effacés. Sans effet s'il n'est pas à lui. */
export async function supprimerBrouillon(db: Db, id: number, membreId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const brouillon = await findBrouillon(trx, id, membreId, { pourEcrire: true })
    if (!brouillon) return
    await deleteBrouillon(trx, id, membreId)
    await libererFichiers(trx, clesDe(brouillon.saisie), membreId)
  })
}
