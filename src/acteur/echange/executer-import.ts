import type { Db } from '#socle/db.ts'
import { reprendreLesImports } from '#socle/echange/mener-import.ts'
import { purgerImports } from '#socle/echange/suivi-import.repository.ts'
import type { Tache } from '#socle/taches.ts'
import { tableauActeurs } from './acteur.tableau.ts'

/** Le travail de fond : l'import demandé ; au démarrage puis chaque minute, ceux qu'un arrêt brutal ou une restauration a laissés en route. */
export const tache: Tache = {
  nom: 'importer-acteurs',
  rythme: '* * * * *',
  auDemarrage: true,
  faire: async (db, donnees) => {
    if ('id' in donnees && typeof donnees.id === 'number') return executerImport(db, donnees.id)
    await purgerImports(db)
    await reprendreLesImports(db, 'acteur', executerImport)
  },
}

/** Fait avancer un import jusqu'au bout, depuis là où il en est. Sans effet s'il est fini. */
export const executerImport = (db: Db, id: number): Promise<void> => tableauActeurs.executer(db, id, () => ({ nouvelles: 'publiee' }))
