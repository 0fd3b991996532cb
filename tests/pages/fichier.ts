import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les fichiers déposés. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
