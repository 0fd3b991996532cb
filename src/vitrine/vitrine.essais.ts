import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { creerVitrine } from './vitrine.factory.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    vitrine: Awaited<ReturnType<typeof remplir>>
  }
}

const publiee = (suite = '') => ({ exemple: ({ vitrine }: JeuDEssai) => `/vitrines/${vitrine.publiee}${suite}` })
const laSienne = (suite = '/composer') => ({ exemple: ({ vitrine }: JeuDEssai) => `/vitrines/${vitrine.sienne}${suite}` })

export const essais: Essais = {
  droits: {
    'GET /vitrines': { droit: 'public' },
    'GET /vitrines/creer': { droit: 'animateur' },
    'POST /vitrines/creer': { droit: 'animateur' },
    'GET /vitrines/:slug/composer': { droit: 'animateur', ...laSienne() },
    'POST /vitrines/:slug/composer': { droit: 'animateur', ...laSienne() },
    'GET /vitrines/:slug/historique': { droit: 'animateur', ...laSienne('/historique') },
    'GET /vitrines/:slug/historique/:numero/restaurer': { droit: 'animateur', ...laSienne('/historique/1/restaurer') },
    'POST /vitrines/:slug/historique/:numero/restaurer': { droit: 'animateur', ...laSienne('/historique/1/restaurer') },
    'GET /vitrines/:slug': { droit: 'public', ...publiee() },
    'GET /vitrines/:slug/couleurs.css': { droit: 'public', ...publiee('/couleurs.css') },
    'GET /thematiques': { droit: 'public' },
    'GET /thematiques/:code': { droit: 'public', exemple: () => '/thematiques/numerique' },
  },
  pages: {
    publiques: [
      fixe('les vitrines', '/vitrines'),
      { nom: 'une vitrine', chemin: ({ vitrine }) => `/vitrines/${vitrine.publiee}`, sombre: true },
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
  },
  absurdes: { publiques: ['/vitrines', ({ vitrine }) => `/vitrines/${vitrine.publiee}`, '/thematiques/numerique'] },
  remplir: async (db, pour) => ({ vitrine: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : les vitrines et les thématiques. */
async function remplir(db: Db, { qui: { animateur } }: PourEssayer) {
  const publiee = await creerVitrine(db)
  const sienne = await creerVitrine(db, { nom: 'Vitrine en cours', etat: 'brouillon', proprietaireId: animateur })
  return { publiee: publiee.slug, sienne: sienne.slug }
}
