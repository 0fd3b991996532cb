import { salle } from '../../socle/routes.ts'

/** Écrire, relire, adapter, revenir à une version. */
export const routes = salle('ressource')
