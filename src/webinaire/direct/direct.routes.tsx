import { salle } from '../../socle/routes.ts'

/** Les questions en direct et l'enregistrement. */
export const routes = salle('webinaire')
