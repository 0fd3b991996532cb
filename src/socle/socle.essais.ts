import type { Essais } from './essais.ts'

const laMachine = 'les métriques se lisent de la machine elle-même, ou avec leur jeton'

export const essais: Essais = {
  droits: {
    'GET /sante': { droit: 'public' },
    'GET /metriques': {
      droit: 'public',
      sauf: { visiteuse: laMachine, membre: laMachine, tenant: laMachine, animateur: laMachine, administrateur: laMachine },
    },
  },
}
