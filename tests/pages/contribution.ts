import { fixe, type PagesDUneSalle } from './page-du-site.ts'

const faux = { titre: '', type: '', duree: 'longtemps', territoire: 'saint-denis', votre_courriel: 'ana' }

/** Les pages de la salle : écrire et relire les ressources. */
export const pages: PagesDUneSalle = {
  publiques: [fixe('partager une ressource', '/ressources/contribuer'), fixe('ressource proposée', '/ressources/contribuer/merci')],
  enErreur: [
    fixe('partager, en erreur', '/ressources/contribuer', { statut: 422, envoi: faux }),
    {
      nom: 'modifier une ressource, en erreur',
      chemin: ({ ressource }) => `/ressources/${ressource.tenue}/modifier`,
      qui: 'tenant',
      statut: 422,
      envoi: faux,
    },
  ],
  connectees: [
    fixe('partager, avec un compte', '/ressources/contribuer', { qui: 'animateur' }),
    fixe('mes brouillons', '/ressources/brouillons', { qui: 'tenant' }),
    fixe('mes brouillons, aucun', '/ressources/brouillons', { qui: 'membre' }),
    {
      nom: 'un brouillon repris',
      chemin: ({ contribution }) => `/ressources/brouillons/${contribution.brouillonId}?avis=copie`,
      qui: 'tenant',
    },
    { nom: 'modifier une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/modifier`, qui: 'tenant' },
  ],
}
