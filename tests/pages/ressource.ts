import { fixe, type PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : lire les ressources. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('les ressources', '/ressources'),
    fixe('les ressources filtrées', '/ressources?q=table&duree=demi-journee&filtres=tous&maturite=demarrer&pourmoi=1'),
    fixe('les ressources, aucune', '/ressources?q=xqzwv&territoire=saint-denis'),
    fixe('ressources pour moi', '/ressources/pour-moi'),
    fixe('ressources intégrées', '/integration/ressources'),
    { nom: 'une méthode', chemin: ({ ressource }) => `/ressources/${ressource.methode}` },
    { nom: 'un exemple', chemin: ({ ressource }) => `/ressources/${ressource.tenue}` },
    { nom: 'ressource toujours à jour ?', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/a-jour?cle=${ressource.cle}` },
    { nom: 'ressource à jour', chemin: ({ ressource }) => `/ressources/${ressource.tenue}/a-jour/merci` },
  ],
  enErreur: [{ nom: 'ressource inconnue', chemin: () => '/ressources/personne', statut: 404 }],
  connectees: [
    { nom: 'un exemple que je tiens', chemin: ({ ressource }) => `/ressources/${ressource.tenue}`, qui: 'tenant' },
    { nom: 'une ressource archivée', chemin: ({ ressource }) => `/ressources/${ressource.archivee}`, qui: 'tenant' },
  ],
}
