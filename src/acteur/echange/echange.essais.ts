import type { Db } from '#socle/db.ts'
import { insertImport } from '#socle/echange/suivi-import.repository.ts'
import { type Essais, fixe, type JeuDEssai } from '#socle/essais.ts'
import { imports } from './imports.tsx'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    importId: number
  }
}

const limport = (suite = '') => ({ exemple: ({ importId }: JeuDEssai) => `/acteurs/imports/${importId}${suite}` })

export const essais: Essais = {
  droits: {
    'GET /catalyseurs.csv': { droit: 'public' },
    'GET /catalyseurs.geojson': { droit: 'public' },
    'GET /catalyseurs.json': { droit: 'public' },
    'GET /acteurs.csv': { droit: 'public' },
    'GET /acteurs.geojson': { droit: 'public' },
    'GET /acteurs.json': { droit: 'public' },
    'GET /acteurs/imports': { droit: 'animateur' },
    'GET /acteurs/imports/nouveau': { droit: 'animateur' },
    'POST /acteurs/imports': { droit: 'animateur' },
    'GET /acteurs/imports/:id': { droit: 'animateur', ...limport() },
    'POST /acteurs/imports/:id/lancer': { droit: 'animateur', ...limport('/lancer') },
    'GET /acteurs/imports/:id/rapport.csv': { droit: 'animateur', ...limport('/rapport.csv') },
  },
  pages: {
    enErreur: [fixe('import, rien à lire', '/acteurs/imports', { qui: 'animateur', statut: 422, envoi: { mode: 'essayer' } })],
    connectees: [
      fixe('les imports', '/acteurs/imports', { qui: 'animateur' }),
      fixe('nouvel import', '/acteurs/imports/nouveau', { qui: 'animateur' }),
      { nom: 'un import', chemin: ({ importId }) => `/acteurs/imports/${importId}`, qui: 'animateur' },
    ],
  },
  absurdes: {
    publiques: ['/catalyseurs.csv', '/acteurs.geojson', '/acteurs.json'],
    reservees: ['/acteurs/imports', ({ importId }) => `/acteurs/imports/${importId}`],
  },
  remplir: async (db, { qui }) => ({ importId: await importer(db, qui.animateur) }),
}

async function importer(db: Db, auteurId: string): Promise<number> {
  const contenu = new TextEncoder().encode('nom;profil;commune\nAtelier importé;association;63113\nSans profil;;63113\n')
  const id = await insertImport(db, { salle: 'acteur', auteurId, nomFichier: 'essai.csv', contenu, simuler: true })
  await imports.executer(db, id)
  return id
}
