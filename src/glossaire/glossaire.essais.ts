import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { findNumeroCourant } from '#socle/historique.ts'
import { modifierMot } from './administrer-glossaire.ts'
import { findMot } from './glossaire.repository.ts'
import { creerMot } from './mot.factory.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    glossaire: Awaited<ReturnType<typeof remplir>>
  }
}

const mot = (suite = '') => ({ exemple: ({ glossaire }: JeuDEssai) => `/glossaire/${glossaire.mot}${suite}` })

const pageDuMot =
  (suite = '') =>
  ({ glossaire }: JeuDEssai) =>
    `/glossaire/${glossaire.mot}${suite}`

export const essais: Essais = {
  droits: {
    'GET /glossaire': { droit: 'public' },
    'GET /glossaire.json': { droit: 'public' },
    'GET /glossaire.csv': { droit: 'public' },
    'GET /glossaire/ajouter': { droit: 'animateur' },
    'POST /glossaire/ajouter': { droit: 'animateur' },
    'GET /glossaire/:code': { droit: 'public', ...mot() },
    'GET /glossaire/:code/modifier': { droit: 'animateur', ...mot('/modifier') },
    'POST /glossaire/:code/modifier': { droit: 'animateur', ...mot('/modifier') },
    'GET /glossaire/:code/retirer': { droit: 'animateur', ...mot('/retirer') },
    'POST /glossaire/:code/retirer': { droit: 'animateur', ...mot('/retirer') },
    'POST /glossaire/:code/restaurer': { droit: 'animateur', ...mot('/restaurer') },
    'GET /glossaire/:code/historique': { droit: 'animateur', ...mot('/historique') },
  },
  pages: {
    publiques: [
      fixe('le glossaire', '/glossaire'),
      fixe('le glossaire, une recherche', '/glossaire?q=confiance'),
      fixe('le glossaire, aucun mot', '/glossaire?q=zzyzx'),
      { nom: 'un mot', chemin: pageDuMot(), sombre: true },
    ],
    enErreur: [
      fixe('ajouter un mot, tout manque', '/glossaire/ajouter', { qui: 'animateur', statut: 422, envoi: { terme: '', definition: '' } }),
      { nom: 'modifier un mot, tout manque', chemin: pageDuMot('/modifier'), qui: 'animateur', statut: 422, envoi: { terme: '' } },
    ],
    connectees: [
      fixe('le glossaire, pour qui le tient', '/glossaire', { qui: 'animateur' }),
      fixe('ajouter un mot', '/glossaire/ajouter', { qui: 'animateur' }),
      { nom: 'un mot, pour qui le tient', chemin: pageDuMot(), qui: 'administrateur' },
      { nom: 'modifier un mot', chemin: pageDuMot('/modifier'), qui: 'animateur' },
      { nom: 'retirer un mot', chemin: pageDuMot('/retirer'), qui: 'animateur' },
      { nom: "les versions d'un mot", chemin: pageDuMot('/historique?version=1'), qui: 'animateur' },
    ],
  },
  absurdes: { publiques: ['/glossaire'] },
  remplir: async (db, pour) => ({ glossaire: await remplir(db, pour) }),
}

const code = 'mot-du-jeu'

/** De quoi voir pleines les pages de la salle : un mot, modifié une fois. */
async function remplir(db: Db, { qui: { animateur } }: PourEssayer) {
  const lectures = { elu: 'Un mot de conseil municipal.', association: 'Un mot de réunion.', chercheur: 'Un objet d’étude.' }
  const mot =
    (await findMot(db, code)) ??
    (await creerMot(db, { code, terme: 'Mot du jeu', formes: ['mots du jeu'], ...lectures, voir: ['alliance'] }))
  const version = await findNumeroCourant(db, 'glossaire', mot.id)
  const saisie = { terme: 'Mot du jeu', formes: ['MDJ'], definition: 'Un mot pour **essayer**.', ...lectures, entreprise: '' }
  const contenu = { ...saisie, voir: ['alliance'], source: 'Le jeu d’essai', estProposition: true }
  await modifierMot(db, code, contenu, { version, auteurId: animateur })
  return { mot: code }
}
