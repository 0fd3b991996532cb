import type { Salle } from '#socle/salle.ts'
import { routes } from './api.routes.tsx'

export const salle: Salle = { nom: 'api', actes: [routes] }
