import { type Essais, fixe } from '#socle/essais.ts'

export const essais: Essais = {
  droits: {
    'GET /api': { droit: 'public' },
    'GET /api/v1/openapi.json': { droit: 'public' },
  },
  pages: {
    publiques: [fixe("l'API", '/api')],
  },
}
