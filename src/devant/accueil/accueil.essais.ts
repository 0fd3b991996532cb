import { type Essais, fixe } from '#socle/essais.ts'

export const essais: Essais = {
  droits: {
    'GET /': { droit: 'public' },
    'GET /trouver': { droit: 'public' },
  },
  pages: {
    publiques: [
      fixe("l'accueil", '/', { sombre: true }),
      fixe('trouver, sans question', '/trouver'),
      fixe('trouver, des réponses', '/trouver?q=dialogue&ou=Clermont-Ferrand+%2863113%29', { sombre: true }),
      fixe('trouver, aucune réponse', '/trouver?q=zzyzx&ou=Xyzville'),
    ],
  },
  absurdes: { publiques: ['/', '/trouver'], parametres: ['ou', 'morceau'] },
}
