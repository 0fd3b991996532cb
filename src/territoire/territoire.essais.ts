import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai } from '#socle/essais.ts'
import { enregistrerGroupement } from './enregistrer-groupement.ts'
import { findByNiveauEtCode } from './territoire.repository.ts'
import { type Niveau, urlTerritoire } from './territoire.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    territoires: Awaited<ReturnType<typeof territoires>>
  }
}

const groupement = (suite: string) => ({ exemple: ({ territoires }: JeuDEssai) => `${territoires.groupement}/${suite}` })

export const essais: Essais = {
  droits: {
    'GET /territoires': { droit: 'public' },
    'GET /territoires/suggestions': { droit: 'public', exemple: () => '/territoires/suggestions?q=cler' },
    'GET /territoires/:niveau/:slug': { droit: 'public', exemple: ({ territoires }) => territoires.commune },
    'GET /territoires/groupements/creer': { droit: 'animateur' },
    'POST /territoires/groupements/creer': { droit: 'animateur' },
    'GET /territoires/groupements/:slug/modifier': { droit: 'animateur', ...groupement('modifier') },
    'POST /territoires/groupements/:slug/modifier': { droit: 'animateur', ...groupement('modifier') },
    'GET /territoires/groupements/:slug/supprimer': { droit: 'animateur', ...groupement('supprimer') },
    'POST /territoires/groupements/:slug/supprimer': { droit: 'animateur', ...groupement('supprimer') },
    'GET /api/v1/territoires': { droit: 'public', exemple: () => '/api/v1/territoires?q=cler' },
    'GET /api/v1/territoires/:niveau/:code': { droit: 'public', exemple: () => '/api/v1/territoires/commune/63113' },
  },
  pages: {
    publiques: [
      fixe('les territoires', '/territoires'),
      fixe('les territoires, par région', '/territoires?carte=regions'),
      fixe('les territoires, plusieurs', '/territoires?q=Saint-Denis'),
      fixe('les territoires, aucun', '/territoires?q=zzyzx'),
      { nom: 'une commune', chemin: ({ territoires }) => territoires.commune, sombre: true },
      { nom: 'une intercommunalité', chemin: ({ territoires }) => territoires.epci },
      { nom: 'un département', chemin: ({ territoires }) => territoires.departement },
      { nom: 'une région', chemin: ({ territoires }) => territoires.region },
      { nom: 'un groupement', chemin: ({ territoires }) => territoires.groupement },
      fixe('un territoire inconnu', '/territoires/communes/63999-clermont', { statut: 404 }),
    ],
    enErreur: [fixe('groupement, tout manque', '/territoires/groupements/creer', { qui: 'animateur', statut: 422, envoi: { nom: '' } })],
    connectees: [
      fixe('créer un groupement', '/territoires/groupements/creer', { qui: 'animateur' }),
      { nom: 'modifier un groupement', chemin: ({ territoires }) => `${territoires.groupement}/modifier`, qui: 'animateur' },
      { nom: 'supprimer un groupement', chemin: ({ territoires }) => `${territoires.groupement}/supprimer`, qui: 'animateur' },
    ],
  },
  absurdes: {
    publiques: ['/territoires', '/territoires/suggestions', ({ territoires }) => territoires.departement],
    api: ['/api/v1/territoires'],
    parametres: ['territoire'],
  },
  remplir: async (db) => ({ territoires: await territoires(db) }),
}

async function territoires(db: Db) {
  const url = async (niveau: Niveau, code: string) => {
    const lu = await findByNiveauEtCode(db, niveau, code)
    if (!lu) throw new Error(`Pas de ${niveau} ${code}.`)
    return urlTerritoire(lu)
  }
  const libre = await enregistrerGroupement(db, {
    nom: 'Bassin des essais',
    nature: 'Autre',
    membres: 'Clermont-Ferrand (63113)\nThiers (63430)',
  })
  if (!libre.ok) throw new Error('Le groupement du jeu d’essai est refusé.')
  return {
    commune: await url('commune', '63113'),
    epci: await url('epci', '246300701'),
    departement: await url('departement', '63'),
    region: await url('region', '84'),
    groupement: urlTerritoire(libre.groupement),
  }
}
