import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : lire les ressources. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
