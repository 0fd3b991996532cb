import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : importer et exporter des ressources. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
