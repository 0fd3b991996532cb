import type { Essais } from '#socle/essais.ts'

export const essais: Essais = {
  droits: {
    'GET /rappels': { droit: 'public', exemple: ({ cles }) => `/rappels?cle=${cles.arret}` },
    'POST /rappels': { droit: 'public', exemple: ({ cles }) => `/rappels?cle=${cles.arret}` },
  },
  pages: {
    publiques: [{ nom: 'arrêter les rappels', chemin: ({ cles }) => `/rappels?cle=${cles.arret}` }],
  },
}
