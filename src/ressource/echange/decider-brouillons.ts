import { peutModerer } from '../../membre/membre.droits.ts'
import type { Db } from '../../socle/db.ts'
import type { MembreConnecte } from '../../socle/session.ts'
import { changerSuivi } from '../enregistrer-ressource.ts'
import { porteeDe } from '../portee.repository.ts'
import type { Decision } from './echange.schema.ts'
import { listADecider, updateDateDOrigine } from './import.repository.ts'

export type Bilan = { publiees: number; archivees: number; hors: number }

/** Publie les brouillons cochés et, si on le veut, archive les autres de la page ; ceux hors périmètre restent, et sont comptés. */
export async function deciderBrouillons(
  db: Db,
  importId: number,
  { vues, publier, autres }: Decision,
  membre: MembreConnecte,
): Promise<Bilan> {
  const bilan: Bilan = { publiees: 0, archivees: 0, hors: 0 }
  const coches = new Set(publier)
  await db.transaction().execute(async (trx) => {
    for (const id of await listADecider(trx, importId, [...new Set([...vues, ...publier])])) {
      if (!coches.has(id) && autres === 'garder') continue
      if (!peutModerer(membre, await porteeDe(trx, { id }))) bilan.hors++
      else if (coches.has(id)) {
        await updateDateDOrigine(trx, id)
        await changerSuivi(trx, id, { etat: 'publiee' }, { auteurId: membre.id, motif: 'publication' })
        bilan.publiees++
      } else {
        await changerSuivi(trx, id, { etat: 'archivee' }, { auteurId: membre.id, motif: 'archivage' })
        bilan.archivees++
      }
    }
  })
  return bilan
}
