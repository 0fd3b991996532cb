import { salle } from '../socle/routes.ts'
import { ajouterFlux } from './flux.routes.ts'

/** Les séances, leur agenda, les inscriptions, l'animation. */
export const routes = ajouterFlux(salle('webinaire'))
