import type { Salle } from '#socle/salle.ts'
import { routes } from './accueil.routes.tsx'

export const salle: Salle = { nom: 'accueil', actes: [routes] }
