import type { Db } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { imports } from './imports.tsx'
import { reprendreWordpress, wxr } from './wxr.factory.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    echange: Awaited<ReturnType<typeof remplir>>
  }
}

const reprise = (suite = '') => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.repriseId}${suite}` })
const tableau = (suite: string) => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.tableauId}${suite}` })
const analyse = (suite: string) => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.analyseId}${suite}` })

export const essais: Essais = {
  droits: {
    'GET /ressources.csv': { droit: 'public' },
    'GET /ressources.json': { droit: 'public' },
    'GET /ressources/imports': { droit: 'animateur' },
    'GET /ressources/imports/nouveau': { droit: 'animateur' },
    'POST /ressources/imports': { droit: 'animateur' },
    'GET /ressources/imports/:id': { droit: 'animateur', ...reprise() },
    'POST /ressources/imports/:id/lancer': { droit: 'animateur', ...tableau('/lancer') },
    'GET /ressources/imports/:id/rapport.csv': { droit: 'animateur', ...reprise('/rapport.csv') },
    'GET /ressources/imports/:id/correspondances': { droit: 'animateur', ...analyse('/correspondances') },
    'POST /ressources/imports/:id/correspondances': { droit: 'animateur', ...analyse('/correspondances') },
    'GET /ressources/imports/:id/medias': { droit: 'animateur', ...reprise('/medias') },
    'GET /ressources/imports/:id/medias.csv': { droit: 'animateur', ...reprise('/medias.csv') },
    'POST /ressources/imports/:id/decider': { droit: 'animateur', ...reprise('/decider') },
  },
  pages: {
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
      {
        nom: 'un site WordPress, à ranger',
        sombre: true,
        chemin: ({ echange }) => `/ressources/imports/${echange.analyseId}`,
        qui: 'animateur',
      },
      { nom: 'un site WordPress, essayé', chemin: ({ echange }) => `/ressources/imports/${echange.essaiId}`, qui: 'animateur' },
      { nom: 'un site WordPress, repris', chemin: ({ echange }) => `/ressources/imports/${echange.repriseId}`, qui: 'animateur' },
      {
        nom: 'les fichiers d’un ancien site',
        chemin: ({ echange }) => `/ressources/imports/${echange.repriseId}/medias`,
        qui: 'animateur',
      },
    ],
  },
  absurdes: { publiques: ['/ressources.csv', '/ressources.json'], reservees: ['/ressources/imports'] },
  remplir: async (db, pour) => ({ echange: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : importer et exporter des ressources. */
async function remplir(db: Db, { qui: { animateur } }: PourEssayer) {
  const image = 'https://ancien.essai/wp-content/uploads/place.jpg'
  const export_ = wxr([
    {
      id: 901,
      titre: 'Animer un atelier de quartier',
      corps: `<p>Inviter.</p><img src="${image}">`,
      categories: ['Énergie'],
      etiquettes: ['Outils'],
    },
    { id: 902, titre: 'Un brouillon ancien', statut: 'draft' },
    { id: 903, titre: 'Contenu privé', statut: 'private' },
    { id: 904, type: 'attachment', statut: 'inherit', fichier: image, titre: 'La place' },
  ])
  const tableau = new TextEncoder().encode('titre;type;maturite\nUne méthode importée;methode;lune\nSans type;;\n')
  const tableauId = await insertImport(db, {
    auteurId: animateur,
    nomFichier: 'ressources.csv',
    contenu: tableau,
    simuler: true,
    salle: 'ressource',
  })
  await imports.executer(db, tableauId)
  return {
    tableauId,
    analyseId: await reprendreWordpress(db, export_, animateur, { jusqua: 'analyse' }),
    essaiId: await reprendreWordpress(db, export_, animateur, { jusqua: 'essai' }),
    repriseId: await reprendreWordpress(db, export_, animateur),
  }
}
