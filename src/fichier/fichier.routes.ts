import { salle } from '../socle/routes.ts'

/** Les fichiers déposés : leurs adresses. */
export const routes = salle('fichier')
