import type { Salle } from '#socle/salle.ts'
import { routes as pages } from './pages/pages.routes.tsx'
import { routes as vitrineInterface } from './vitrine-interface/vitrine-interface.routes.tsx'

export const salle: Salle = { nom: 'interface', actes: [pages, vitrineInterface] }
