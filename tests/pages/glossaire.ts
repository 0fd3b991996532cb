import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : le glossaire. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
