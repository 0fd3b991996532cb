import type { Salle } from '#socle/salle.ts'
import { chargerGlossaire } from './charger-glossaire.ts'
import { routes } from './glossaire.routes.tsx'

export const salle: Salle = { nom: 'glossaire', actes: [routes], preparer: chargerGlossaire }
