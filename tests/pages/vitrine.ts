import { fixe, type PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les vitrines et les thématiques. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('les vitrines', '/vitrines'),
    { nom: 'une vitrine', chemin: ({ vitrine }) => `/vitrines/${vitrine.publiee}` },
    fixe('les thématiques', '/thematiques'),
    fixe('une thématique', '/thematiques/numerique'),
    fixe('une thématique inconnue', '/thematiques/rien', { statut: 404 }),
  ],
  enErreur: [
    {
      nom: 'composer, tout manque',
      chemin: ({ vitrine }) => `/vitrines/${vitrine.sienne}/composer`,
      qui: 'animateur',
      statut: 422,
      envoi: { nom: '', couleur: 'vert', 'blocs[]': '1', 'blocs.1.genre': 'appel', 'blocs.1.href': 'ftp://x' },
    },
  ],
  connectees: [
    fixe('composer une vitrine nouvelle', '/vitrines/creer', { qui: 'animateur' }),
    { nom: "les versions d'une vitrine", chemin: ({ vitrine }) => `/vitrines/${vitrine.sienne}/historique`, qui: 'animateur' },
    { nom: 'composer une vitrine', chemin: ({ vitrine }) => `/vitrines/${vitrine.sienne}/composer`, qui: 'animateur' },
  ],
}
