import { type Essais, fixe } from '#socle/essais.ts'

export const essais: Essais = {
  droits: {
    'GET /a-propos': { droit: 'public' },
    'GET /accessibilite': { droit: 'public' },
    'GET /ecoconception': { droit: 'public' },
    'GET /donnees-personnelles': { droit: 'public' },
    'GET /nouveautes': { droit: 'public' },
    // En développement et dans les tests seulement.
    'GET /vitrine-interface': { droit: 'public' },
    'GET /vitrine-interface/erreur': { droit: 'public' },
  },
  pages: {
    publiques: [
      fixe('à propos', '/a-propos'),
      fixe('accessibilité', '/accessibilite'),
      fixe('écoconception', '/ecoconception'),
      fixe('données personnelles', '/donnees-personnelles'),
      fixe('nouveautés', '/nouveautes'),
      fixe('page introuvable', '/nulle-part', { statut: 404 }),
    ],
  },
}
