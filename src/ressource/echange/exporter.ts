import type { Db } from '#socle/db.ts'
import type { Filtre } from '../catalogue.ts'
import { tableauRessources } from './ressource.tableau.ts'
import { parcourirIds } from './tableau.repository.ts'

export const exporterCsv = (db: Db, filtre: Filtre) => tableauRessources.enCsv(db, parcourirIds(db, filtre))
export const exporterJson = (db: Db, filtre: Filtre) => tableauRessources.enJson(db, parcourirIds(db, filtre), '{"ressources":[\n')
