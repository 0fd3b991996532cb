import { pourTrouver } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes } from './accueil.routes.tsx'

export const salle: Salle = {
  nom: 'accueil',
  rubriques: [{ href: '/trouver', libelle: 'Trouver' }],
  actes: [routes],
  moisson: {
    pages: ['/'],
    rubriques: [
      {
        rang: 5,
        titre: pourTrouver,
        lignes: [{ titre: 'Poser une question', chemin: '/trouver', quoi: 'un besoin et un lieu : `?q=…&ou=…`' }],
      },
    ],
  },
}
