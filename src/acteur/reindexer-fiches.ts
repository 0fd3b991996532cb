import type { Db } from '#socle/db.ts'
import type { Tache } from '#socle/taches.ts'
import { indexerActeurs, listPortant } from './document-acteur.ts'

const parLot = 200

/** Le travail de fond qui suit le renommage d'un terme : la recherche trouve les fiches qui le portent sous son nouveau nom. */
export const tacheReindexerFiches: Tache = {
  nom: 'reindexer-fiches',
  auRenommage: true,
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') await reindexerFiches(db, donnees.id)
  },
}

/** Récrit dans la recherche les fiches publiées qui portent ce terme, par lots : reprendre au début ne double rien. */
async function reindexerFiches(db: Db, termeId: number): Promise<void> {
  for (let apres: number | undefined = 0; apres !== undefined; ) {
    const depuis: number = apres
    apres = await db.transaction().execute(async (trx) => {
      const ids = await listPortant(trx, termeId, depuis, parLot)
      if (ids.length > 0) await indexerActeurs(trx, ids)
      return ids.length < parLot ? undefined : ids.at(-1)
    })
  }
}
