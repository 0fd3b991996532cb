import { page } from '#interface/page.tsx'
import { toutesLesOperations } from '#socle/apports.ts'
import { parUnProgramme } from '#socle/moisson.ts'
import { routesDe } from '#socle/routes.ts'
import type { Salle } from '#socle/salle.ts'
import { ApiPage } from './ApiPage.tsx'
import { decrireApi } from './openapi.ts'

/** L'API publique, en lecture : sa page et sa description. Chaque salle y répond de ce qui est à elle. */
const routes = routesDe('api')
  .get('/api', 'public', (c) =>
    page(
      c,
      { titre: "L'API de Catalyse", description: 'Lire les données publiques de la plateforme depuis un programme.', canonique: '/api' },
      <ApiPage operations={toutesLesOperations(c.var.salles)} />,
    ),
  )
  .get('/api/v1/openapi.json', 'public', (c) => c.json(decrireApi(toutesLesOperations(c.var.salles))), { cors: true, limite: 'recherche' })

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
