import type { Salle } from '#socle/salle.ts'
import { routes as arret } from './fraicheur/arret.routes.tsx'

/** Ce qui vaut pour les fiches de toutes les salles à la fois. */
export const salle: Salle = { nom: 'fiche', actes: [arret] }
