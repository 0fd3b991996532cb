import type { Salle } from '#socle/salle.ts'
import { routes as pages } from './pages/pages.routes.tsx'
import { routes as vitrineInterface } from './vitrine-interface.routes.tsx'

const fixes = ['/a-propos', '/accessibilite', '/ecoconception', '/donnees-personnelles', '/nouveautes']

export const salle: Salle = { nom: 'interface', actes: [pages, vitrineInterface], moisson: { pages: fixes } }
