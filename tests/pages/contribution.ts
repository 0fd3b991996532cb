import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : écrire et relire les ressources. */
export const pages: PagesDUneSalle = { publiques: [], enErreur: [], connectees: [] }
