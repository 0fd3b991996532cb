import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les vitrines et les thématiques. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
