import type { Trouve } from '#fiche/catalogue/question/fonds.ts'
import { parcourirIds } from '#fiche/catalogue/reponse/parcourir.repository.ts'
import type { Db } from '#socle/db.ts'
import { sorteRessource } from '../ressource.sorte.ts'
import { tableauRessources } from './ressource.tableau.ts'

// Un corps peut faire 200 000 signes : une page en tient au plus quelques mégaoctets.
const parPage = 100

export const exporterCsv = (db: Db, trouve: Trouve<unknown>) =>
  tableauRessources.enCsv(db, parcourirIds(db, sorteRessource, trouve, parPage))
export const exporterJson = (db: Db, trouve: Trouve<unknown>) =>
  tableauRessources.enJson(db, parcourirIds(db, sorteRessource, trouve, parPage), '{"ressources":[\n')
