import type { Db } from '#socle/db.ts'
import { enfiler } from '#socle/enfiler.ts'
import { listPortant } from '#socle/moteur.ts'
import type { Tache } from '#socle/taches.ts'

const parLot = 200

/**
 * Le travail qui récrit dans la recherche, par lots, tout ce qu'une salle y a sous un terme renommé : reprendre au début ne
 * double rien. `reindexer` verrouille ce qu'il relit, pour ne pas passer après une écriture plus récente.
 */
export function tacheDeReindexation(salle: string, reindexer: (trx: Db, ids: number[]) => Promise<void>): Tache {
  return {
    nom: `reindexer-${salle}`,
    auRenommage: true,
    faire: async (db, donnees) => {
      if (!('id' in donnees) || typeof donnees.id !== 'number') return
      const etiquette = `t:${donnees.id}`
      for (let apres: number | undefined = 0; apres !== undefined; ) {
        const depuis: number = apres
        apres = await db.transaction().execute(async (trx) => {
          const ids = await listPortant(trx, salle, etiquette, depuis, parLot)
          if (ids.length > 0) await reindexer(trx, ids)
          return ids.length < parLot ? undefined : ids.at(-1)
        })
      }
    },
  }
}

/** Demande à chaque salle, parmi ses travaux de fond, de récrire ce qu'elle garde du nom de ce terme. */
export async function annoncerRenommage(db: Db, id: number, taches: readonly Tache[]): Promise<void> {
  for (const tache of taches) if (tache.auRenommage) await enfiler(db, tache, { id })
}
