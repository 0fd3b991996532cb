import { fixe, type PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : importer et exporter des ressources. */
export const pages: PagesDUneSalle = {
  publiques: [],
  enErreur: [
    {
      nom: 'ranger un site WordPress, refusé',
      chemin: ({ echange }) => `/ressources/imports/${echange.analyseId}/correspondances`,
      qui: 'animateur',
      statut: 422,
      envoi: { typeId: '', licence: '' },
    },
  ],
  connectees: [
    fixe('les imports de ressources', '/ressources/imports', { qui: 'animateur' }),
    fixe('importer des ressources', '/ressources/imports/nouveau', { qui: 'animateur' }),
    { nom: 'un tableau de ressources, essayé', chemin: ({ echange }) => `/ressources/imports/${echange.tableauId}`, qui: 'animateur' },
    { nom: 'un site WordPress, à ranger', chemin: ({ echange }) => `/ressources/imports/${echange.analyseId}`, qui: 'animateur' },
    { nom: 'un site WordPress, essayé', chemin: ({ echange }) => `/ressources/imports/${echange.essaiId}`, qui: 'animateur' },
    { nom: 'un site WordPress, repris', chemin: ({ echange }) => `/ressources/imports/${echange.repriseId}`, qui: 'animateur' },
    { nom: 'les fichiers d’un ancien site', chemin: ({ echange }) => `/ressources/imports/${echange.repriseId}/medias`, qui: 'animateur' },
  ],
}
