import { salle } from '../socle/routes.ts'

/** Les vitrines et les thématiques. */
export const routes = salle('vitrine')
