import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai, type PourEssayer } from '#socle/essais.ts'
import { creerBesoin } from './besoin.factory.ts'
import { voix } from './voix/voix-de-besoin.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    besoin: Awaited<ReturnType<typeof remplir>>
  }
}

const tenu = (suite = '') => ({ exemple: ({ besoin }: JeuDEssai) => `/besoins/${besoin.tenu}${suite}` })
const autre = { membre: "n'est pas le sien" }
const animateur = (suite: string) => ({ droit: 'animateur' as const, ...tenu(suite) })
const geste = (mot: string) => ({
  [`GET /besoins/:slug/${mot}`]: { droit: 'public' as const, ...tenu(`/${mot}`) },
  [`POST /besoins/:slug/${mot}`]: { droit: 'public' as const, ...tenu(`/${mot}`) },
})

export const essais: Essais = {
  droits: {
    'GET /besoins': { droit: 'public' },
    'GET /besoins.atom': { droit: 'public' },
    'GET /besoins.csv': { droit: 'public' },
    'GET /besoins.json': { droit: 'public' },
    'GET /besoins.geojson': { droit: 'public' },
    'GET /integration/besoins': { droit: 'public' },
    'GET /besoins/dire': { droit: 'public' },
    'POST /besoins/dire': { droit: 'public' },
    'GET /besoins/dire/merci': { droit: 'public' },
    'GET /besoins/semblables': { droit: 'public', exemple: () => '/besoins/semblables?q=un+medecin' },
    'GET /besoins/delais': { droit: 'public' },
    'GET /besoins/confirmer': { droit: 'public', exemple: ({ besoin }) => `/besoins/confirmer?cle=${besoin.cle}` },
    'POST /besoins/confirmer': { droit: 'public', envoi: ({ besoin }) => ({ cle: besoin.cle }) },
    'GET /besoins/numero/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ besoin }) => `/besoins/numero/${besoin.tenuId}` },
    'GET /besoins/:slug': { droit: 'public', ...tenu() },
    ...geste('aussi'),
    ...geste('ajouter'),
    ...geste('aider'),
    'GET /besoins/:slug/repondre': animateur('/repondre'),
    'POST /besoins/:slug/repondre': animateur('/repondre'),
    'GET /besoins/:slug/animer': animateur('/animer'),
    'POST /besoins/:slug/etat': animateur('/etat'),
    'POST /besoins/:slug/requalifier': animateur('/requalifier'),
    'POST /besoins/:slug/fusionner': animateur('/fusionner'),
    'POST /besoins/:slug/separer': animateur('/separer'),
    'POST /besoins/:slug/pas-celui-ci': {
      droit: 'membre',
      ...tenu('/pas-celui-ci'),
      envoi: ({ tenueId }) => ({ acteur: String(tenueId) }),
      sauf: autre,
    },
    'GET /besoins/:slug/modifier': {
      droit: 'membre',
      ...tenu('/modifier'),
      sauf: { ...autre, animateur: "ne récrit pas les mots d'un autre", administrateur: "ne récrit pas les mots d'un autre" },
    },
    'POST /besoins/:slug/modifier': {
      droit: 'membre',
      ...tenu('/modifier'),
      sauf: { ...autre, animateur: "ne récrit pas les mots d'un autre", administrateur: "ne récrit pas les mots d'un autre" },
    },
    'GET /besoins/:slug/revendiquer': { droit: 'membre', exemple: ({ besoin }) => `/besoins/${besoin.libre}/revendiquer` },
    'GET /besoins/:slug/revendiquer/merci': { droit: 'membre', exemple: ({ besoin }) => `/besoins/${besoin.libre}/revendiquer/merci` },
    'POST /besoins/:slug/revendiquer': { droit: 'membre', exemple: ({ besoin }) => `/besoins/${besoin.libre}/revendiquer` },
    'GET /besoins/:slug/historique': { droit: 'membre', ...tenu('/historique'), sauf: autre },
    'GET /besoins/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenu('/historique/1/restaurer'), sauf: autre },
    'POST /besoins/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenu('/historique/1/restaurer'), sauf: autre },
    'GET /besoins/imports': { droit: 'animateur' },
    'GET /besoins/imports/nouveau': { droit: 'animateur' },
    'POST /besoins/imports': { droit: 'animateur' },
    'GET /besoins/imports/:id': { droit: 'animateur', exemple: () => '/besoins/imports/1' },
    'POST /besoins/imports/:id/lancer': { droit: 'animateur', exemple: () => '/besoins/imports/1/lancer' },
    'GET /besoins/imports/:id/rapport.csv': { droit: 'animateur', exemple: () => '/besoins/imports/1/rapport.csv' },
    'GET /api/v1/besoins': { droit: 'public' },
    'GET /api/v1/besoins/:cle': { droit: 'public', exemple: ({ besoin }) => `/api/v1/besoins/${besoin.tenu}` },
  },
  pages: {
    publiques: [
      fixe('les besoins', '/besoins'),
      fixe('les besoins, filtrés', '/besoins?q=medecin&etat=exprime&filtres=tous'),
      fixe('les besoins, aucun', '/besoins?q=xqzwv'),
      fixe('besoins intégrés', '/integration/besoins'),
      fixe('dire un besoin', '/besoins/dire?q=Un+car+le+samedi&territoire=63113'),
      fixe('besoin reçu', '/besoins/dire/merci'),
      fixe('les délais', '/besoins/delais?territoire=63113'),
      fixe('les délais, sans besoin', '/besoins/delais?territoire=29'),
      { nom: 'un besoin', chemin: ({ besoin }) => `/besoins/${besoin.tenu}` },
      { nom: 'un besoin laissé', chemin: ({ besoin }) => `/besoins/${besoin.laisse}` },
      { nom: 'nous aussi', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/aussi` },
      { nom: 'dire qui peut aider', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/aider` },
      { nom: 'confirmer ce que l’on a dit', chemin: ({ besoin }) => `/besoins/confirmer?cle=${besoin.cle}`, gardee: false },
      fixe('un lien de besoin perdu', '/besoins/confirmer?cle=rien', { statut: 410, gardee: false }),
    ],
    enErreur: [
      fixe('dire un besoin, tout manque', '/besoins/dire', { statut: 422, envoi: { titre: 'x' } }),
      fixe('dire un besoin que d’autres disent', '/besoins/dire', {
        statut: 409,
        envoi: {
          titre: 'Un médecin au bourg des lucioles',
          territoire: 'Clermont-Ferrand (63113)',
          votre_nom: 'Zoé',
          votre_courriel: 'zoe@essai.invalid',
        },
      }),
      { nom: 'nous aussi, sans lieu', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/aussi`, statut: 422, envoi: { texte: 'Ici aussi' } },
      {
        nom: 'laisser sans dire pourquoi',
        chemin: ({ besoin }) => `/besoins/${besoin.tenu}/etat`,
        qui: 'animateur',
        statut: 422,
        envoi: { etat: 'laisse' },
      },
    ],
    connectees: [
      { nom: 'un besoin que l’on a dit', chemin: ({ besoin }) => `/besoins/${besoin.tenu}`, qui: 'tenant' },
      { nom: 'modifier son besoin', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/modifier`, qui: 'tenant' },
      { nom: 'tenir un besoin', chemin: ({ besoin }) => `/besoins/${besoin.libre}/revendiquer`, qui: 'membre' },
      { nom: 'un besoin à animer', chemin: ({ besoin }) => `/besoins/${besoin.tenu}`, qui: 'animateur' },
      { nom: 'animer un besoin', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/animer`, qui: 'animateur' },
      { nom: 'répondre à un besoin', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/repondre`, qui: 'animateur' },
      { nom: 'les versions d’un besoin', chemin: ({ besoin }) => `/besoins/${besoin.tenu}/historique`, qui: 'animateur' },
      { nom: 'un besoin en attente', chemin: ({ besoin }) => `/besoins/${besoin.attente}`, qui: 'animateur' },
      fixe('importer des besoins', '/besoins/imports/nouveau', { qui: 'animateur' }),
    ],
  },
  absurdes: {
    publiques: [
      '/besoins',
      '/besoins.atom',
      '/integration/besoins',
      '/besoins/delais',
      '/besoins/dire',
      '/besoins/semblables',
      '/besoins.csv',
    ],
    reservees: [({ besoin }) => `/besoins/${besoin.tenu}/historique`],
    api: ['/api/v1/besoins'],
    parametres: ['etat'],
  },
  remplir: async (db, pour) => ({ besoin: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle. `tenu` : que la tenante a dit, avec tout ce que l'on peut en dire. */
async function remplir(db: Db, { qui, jeu }: PourEssayer) {
  const tenu = await creerBesoin(db, { proprietaireId: qui.tenant, auteurId: qui.tenant })
  const libre = await creerBesoin(db, { titre: 'Une salle chauffée pour se réunir', etat: 'repondu' })
  const laisse = await creerBesoin(db, { titre: 'Un pont de lucioles sur la rivière', etat: 'laisse' })
  const attente = await creerBesoin(db, {
    titre: 'Un besoin que personne ne lit encore',
    etat: 'attente',
    courriel: 'attend@essai.invalid',
  })
  const commun = { ficheId: tenu.id, qui: 'une mairie', membreId: qui.membre }
  await voix.insert(db, { ...commun, genre: 'aussi', texte: 'Chez nous aussi, depuis deux ans.', de: { territoire_id: tenu.territoireId } })
  await voix.insert(db, { ...commun, genre: 'aide', texte: 'Ils l’ont fait à côté.', de: { acteur_id: jeu.tenueId } })
  await voix.insert(db, { ...commun, genre: 'reponse', qui: '', texte: 'Nous organisons une réunion.' })
  const aConfirmer = await voix.insert(db, {
    ficheId: tenu.id,
    genre: 'ajout',
    qui: '',
    texte: 'Le samedi surtout.',
    membreId: null,
    nom: 'Ana',
    courriel: 'ana@essai.invalid',
  })
  return {
    tenu: tenu.slug,
    tenuId: tenu.id,
    libre: libre.slug,
    laisse: laisse.slug,
    attente: attente.slug,
    cle: aConfirmer ? voix.cleDe(aConfirmer) : '',
  }
}
