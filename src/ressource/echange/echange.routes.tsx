import { salle } from '../../socle/routes.ts'

/** Importer et exporter. */
export const routes = salle('ressource')
