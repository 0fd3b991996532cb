import { salle } from '../socle/routes.ts'

/** Les parcours : les suivre, les composer, en groupe. */
export const routes = salle('parcours')
