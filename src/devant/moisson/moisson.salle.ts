import { parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes } from './moisson.routes.ts'

export const salle: Salle = {
  nom: 'moisson',
  actes: [routes],
  moisson: {
    rubriques: [
      {
        rang: 1,
        titre: parUnProgramme,
        lignes: [{ titre: 'Catalogue DCAT', chemin: '/catalogue.jsonld', quoi: 'les jeux de données et leurs fichiers' }],
      },
    ],
  },
}
