import type { Salle } from '#socle/salle.ts'
import { routes as pages } from './pages/pages.routes.tsx'
import { routes as vitrineInterface } from './vitrine-interface.routes.tsx'

const fixes = [
  ['/a-propos', 'À propos'],
  ['/nouveautes', 'Nouveautés'],
  ['/accessibilite', 'Accessibilité'],
  ['/ecoconception', 'Écoconception'],
  ['/donnees-personnelles', 'Données personnelles'],
] as const

export const salle: Salle = {
  nom: 'interface',
  actes: [pages, vitrineInterface],
  moisson: { pages: fixes.map(([href]) => href) },
  rubriques: fixes.map(([href, libelle]) => ({ ou: 'pied', rang: 4, href, libelle })),
}
