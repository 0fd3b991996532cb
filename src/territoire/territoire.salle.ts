import type { Salle } from '#socle/salle.ts'
import { assurerContours } from './calculer-contours.ts'
import { chargerTerritoires } from './charger-territoires.ts'
import { routes as groupement } from './groupement.routes.tsx'
import { routes as territoires } from './territoire.routes.tsx'

export const salle: Salle = {
  nom: 'territoire',
  actes: [groupement, territoires],
  preparer: async (db) => {
    await chargerTerritoires(db)
    await assurerContours(db)
  },
}
