import { parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes } from './api.routes.tsx'

export const salle: Salle = {
  nom: 'api',
  actes: [routes],
  moisson: {
    pages: ['/api'],
    rubriques: [
      {
        rang: 0,
        titre: parUnProgramme,
        lignes: [{ titre: 'API', chemin: '/api/v1/openapi.json', quoi: 'OpenAPI 3.1, lecture seule, sans clé' }],
      },
    ],
  },
}
