import { type Essais, fixe } from '#socle/essais.ts'

const terme = (suite: string) => ({ exemple: () => `/referentiel/pratique/dialogue-territorial/${suite}` })

export const essais: Essais = {
  droits: {
    'GET /referentiel': { droit: 'public' },
    'GET /referentiel.json': { droit: 'public' },
    'GET /referentiel/:fichier{[a-z]+\\.csv}': { droit: 'public', exemple: () => '/referentiel/pratique.csv' },
    'GET /referentiel/:liste': { droit: 'public', exemple: () => '/referentiel/pratique' },
    'GET /referentiel/:liste/ajouter': { droit: 'administrateur', exemple: () => '/referentiel/thematique/ajouter' },
    'POST /referentiel/:liste/ajouter': { droit: 'administrateur', exemple: () => '/referentiel/thematique/ajouter' },
    'GET /referentiel/:liste/:code/modifier': { droit: 'administrateur', ...terme('modifier') },
    'POST /referentiel/:liste/:code/modifier': { droit: 'administrateur', ...terme('modifier') },
    'GET /referentiel/:liste/:code/retirer': { droit: 'administrateur', ...terme('retirer') },
    'POST /referentiel/:liste/:code/retirer': { droit: 'administrateur', ...terme('retirer') },
    'POST /referentiel/:liste/:code/restaurer': { droit: 'administrateur', ...terme('restaurer') },
    'POST /referentiel/:liste/:code/deplacer': { droit: 'administrateur', ...terme('deplacer') },
    'GET /api/v1/referentiel': { droit: 'public' },
  },
  pages: {
    publiques: [
      fixe('le référentiel', '/referentiel', { sombre: true }),
      fixe('une liste du référentiel', '/referentiel/pratique'),
      fixe('une liste à plat', '/referentiel/odd'),
    ],
    enErreur: [
      fixe('terme, tout manque', '/referentiel/thematique/ajouter', { qui: 'administrateur', statut: 422, envoi: { libelle: '' } }),
    ],
    connectees: [
      fixe('une liste, par qui la règle', '/referentiel/thematique', { qui: 'administrateur' }),
      fixe('ajouter un terme', '/referentiel/thematique/ajouter', { qui: 'administrateur' }),
      fixe('modifier un terme', '/referentiel/pratique/dialogue-territorial/modifier', { qui: 'administrateur' }),
      fixe('retirer un terme', '/referentiel/pratique/dialogue-territorial/retirer', { qui: 'administrateur' }),
    ],
  },
}
