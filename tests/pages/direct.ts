import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les questions et les enregistrements. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
