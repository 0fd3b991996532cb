import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : la moisson : OAI-PMH, DCAT, plan du site. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
