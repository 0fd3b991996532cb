import { salle } from '../socle/routes.ts'

/** Le catalogue et les fiches. */
export const routes = salle('ressource')
