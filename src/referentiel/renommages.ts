import type { Db } from '#socle/db.ts'
import { enfiler } from '#socle/enfiler.ts'
import { listPortant } from '#socle/moteur.ts'
import type { Tache } from '#socle/taches.ts'

const suites: Tache[] = []

/** Une salle inscrit une fois le travail qui suit le renommage d'un terme ; il reçoit l'identifiant du terme, `id`. */
export function suivreLesRenommages(tache: Tache): void {
  suites.push(tache)
}

const parLot = 200

/**
 * Le travail qui récrit dans la recherche, par lots, tout ce qu'une salle y a sous un terme renommé : reprendre au début ne
 * double rien. `reindexer` verrouille ce qu'il relit, pour ne pas passer après une écriture plus récente.
 */
export function tacheDeReindexation(salle: string, reindexer: (trx: Db, ids: number[]) => Promise<void>): Tache {
  const tache: Tache = {
    nom: `reindexer-${salle}`,
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
  suivreLesRenommages(tache)
  return tache
}

/** Demande à chaque salle de récrire ce qu'elle garde du nom de ce terme. */
export async function annoncerRenommage(db: Db, id: number): Promise<void> {
  for (const tache of suites) await enfiler(db, tache, { id })
}
