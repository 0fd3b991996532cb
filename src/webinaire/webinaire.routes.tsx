import { salle } from '../socle/routes.ts'

/** Les séances, leur agenda, les inscriptions, l'animation. */
export const routes = salle('webinaire')
