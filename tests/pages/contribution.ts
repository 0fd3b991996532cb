import { fixe, type PagesDUneSalle } from './page-du-site.ts'

const faux = { titre: '', type: '', duree: 'longtemps', territoire: 'saint-denis', votre_courriel: 'ana' }

/** Les pages de la salle : écrire et relire les ressources. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('partager une ressource', '/ressources/contribuer'),
    fixe('ressource proposée', '/ressources/contribuer/merci'),
    fixe('suggestion décidée', '/ressources/suggestions/merci'),
    { nom: 'une suggestion', chemin: ({ contribution }) => contribution.suggestion },
  ],
  enErreur: [
    fixe('partager, en erreur', '/ressources/contribuer', { statut: 422, envoi: faux }),
    {
      nom: 'modifier une ressource, en erreur',
      chemin: ({ ressource }) => `/ressources/${ressource.tenue}/modifier`,
      qui: 'tenant',
      statut: 422,
      envoi: faux,
    },
    {
      nom: 'tenir une ressource, sans un mot',
      chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer`,
      qui: 'membre',
      statut: 422,
      envoi: { message: '' },
    },
    {
      nom: 'relire, sans un mot',
      chemin: ({ contribution }) => `/ressources/${contribution.proposee}/relire`,
      qui: 'animateur',
      statut: 422,
      envoi: { acte: 'refuser', phrase: '' },
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
    { nom: "l'historique d'une ressource", chemin: ({ ressource }) => `/ressources/${ressource.tenue}/historique`, qui: 'tenant' },
    { nom: 'revenir à une version', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/historique/1/restaurer`, qui: 'tenant' },
    { nom: 'archiver une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/archiver`, qui: 'tenant' },
    { nom: 'republier une ressource', chemin: ({ ressource }) => `/ressources/${ressource.archivee}/republier`, qui: 'animateur' },
    { nom: 'adapter une ressource', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/adapter`, qui: 'membre' },
    { nom: 'tenir une ressource', chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer`, qui: 'membre' },
    { nom: 'tenir une ressource, demandé', chemin: ({ ressource }) => `/ressources/${ressource.methode}/revendiquer/merci`, qui: 'membre' },
    { nom: 'une ressource modifiée', chemin: ({ ressource }) => `/ressources/${ressource.tenue}?avis=modifiee`, qui: 'tenant' },
    { nom: 'relire une ressource', chemin: ({ contribution }) => `/ressources/${contribution.proposee}/relire`, qui: 'animateur' },
  ],
}
