import { z } from 'zod'
import { porteeDe } from '#fiche/portee.repository.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import { journal } from '#socle/journal.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { changerSuivi, findById } from '../ressource.depot.ts'
import { listADecider, updateDateDOrigine } from './import.repository.ts'

const identifiants = z
  .array(z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER))
  .max(200, 'Deux cents brouillons à la fois au plus.')

/** Les brouillons montrés, ceux qui étaient cochés, et le sort des autres. */
export const decision = z.object({
  vues: identifiants,
  publier: identifiants,
  autres: z.enum(['garder', 'archiver']).catch('garder'),
})
type Decision = z.infer<typeof decision>

/** `echecs` : les brouillons qu'une erreur a empêché de décider ; ils restent à relire. */
type Bilan = { publiees: number; archivees: number; hors: number; echecs: number[] }
type Sort = 'publiees' | 'archivees' | 'hors' | null

/**
 * Publie les brouillons cochés et, si on le veut, archive les autres de la page ; ceux hors périmètre restent, et sont comptés.
 * Chacun dans sa propre transaction : celui qui échoue est dit, les autres passent.
 */
export async function deciderBrouillons(
  db: Db,
  importId: number,
  { vues, publier, autres }: Decision,
  membre: MembreConnecte,
): Promise<Bilan> {
  const bilan: Bilan = { publiees: 0, archivees: 0, hors: 0, echecs: [] }
  const coches = new Set(publier)
  const vises = [...new Set([...vues, ...publier])].filter((id) => coches.has(id) || autres === 'archiver')
  for (const id of vises.sort((a, b) => a - b)) {
    try {
      const sort = await db.transaction().execute((trx) => decider(trx, importId, id, coches.has(id), membre))
      if (sort) bilan[sort]++
    } catch (erreur) {
      journal.error({ ressource: id, erreur: erreur instanceof Error ? erreur.message : String(erreur) }, 'brouillon non décidé')
      bilan.echecs.push(id)
    }
  }
  return bilan
}

async function decider(trx: Db, importId: number, id: number, publier: boolean, membre: MembreConnecte): Promise<Sort> {
  const [verrouille] = await listADecider(trx, importId, [id])
  if (verrouille === undefined) return null
  if (!peutModerer(membre, await porteeDe(trx, sorteRessource, trouve(await findById(trx, id))))) return 'hors'
  if (publier) {
    await updateDateDOrigine(trx, id)
    await changerSuivi(trx, id, { etat: 'publiee' }, { auteurId: membre.id, motif: 'publication' })
    return 'publiees'
  }
  await changerSuivi(trx, id, { etat: 'archivee' }, { auteurId: membre.id, motif: 'archivage' })
  return 'archivees'
}
