import { salle } from '../socle/routes.ts'

/** Le glossaire du réseau. */
export const routes = salle('glossaire')
