import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les webinaires. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
