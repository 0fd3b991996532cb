import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { type Essais, fixe, type JeuDEssai } from '#socle/essais.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    courrielId: number
  }
}

const leMembre = (suite = '') => ({ exemple: ({ membreId }: JeuDEssai) => `/membres/${membreId}${suite}` })
const question = ({ cles }: JeuDEssai) => cles.question
const cleDe = (chemin: string) => new URLSearchParams(chemin.split('?')[1]).get('cle') ?? ''

export const essais: Essais = {
  droits: {
    'GET /connexion': { droit: 'public' },
    'POST /connexion': { droit: 'public', envoi: () => ({ courriel: 'nadia@essai.invalid' }) },
    'GET /connexion/envoye': { droit: 'public' },
    'GET /connexion/lien': { droit: 'public' },
    'POST /connexion/lien': { droit: 'public' },
    'POST /deconnexion': { droit: 'public' },
    'GET /mon-compte': { droit: 'membre' },
    'POST /mon-compte': { droit: 'membre', envoi: () => ({ nom: 'Autre nom' }) },
    'POST /mon-compte/sessions': { droit: 'membre', envoi: () => ({ lesquelles: 'autres' }) },
    'GET /mon-compte/donnees': { droit: 'membre' },
    'GET /mon-compte/donnees.json': { droit: 'membre' },
    'POST /mon-compte/effacer': { droit: 'membre' },
    'GET /mon-compte/efface': { droit: 'public' },
    'GET /moderation': { droit: 'animateur' },
    'POST /moderation': { droit: 'animateur' },
    'GET /demandes/repondu': { droit: 'public' },
    'GET /demandes/:id/repondre': { droit: 'public', exemple: question },
    'POST /demandes/:id/repondre': {
      droit: 'public',
      exemple: question,
      envoi: ({ cles }) => ({ cle: cleDe(cles.question), reponse: '' }),
    },
    'GET /membres': { droit: 'administrateur' },
    'GET /membres/:id': { droit: 'administrateur', ...leMembre() },
    'POST /membres/:id/role': { droit: 'administrateur', ...leMembre('/role'), envoi: () => ({ role: 'membre' }) },
    'GET /membres/:id/sessions': { droit: 'administrateur', ...leMembre('/sessions') },
    'POST /membres/:id/sessions': { droit: 'administrateur', ...leMembre('/sessions') },
    'POST /membres/:id/perimetres': {
      droit: 'administrateur',
      ...leMembre('/perimetres'),
      envoi: () => ({ territoire: 'Puy-de-Dôme (63)' }),
    },
    'POST /membres/:id/perimetres/:perimetre/retirer': { droit: 'administrateur', ...leMembre('/perimetres/1/retirer') },
    'GET /courriels': { droit: 'administrateur' },
    'GET /courriels/renvoyer': { droit: 'administrateur' },
    'POST /courriels/renvoyer': { droit: 'administrateur' },
    'GET /courriels/:id': { droit: 'administrateur', exemple: ({ courrielId }) => `/courriels/${courrielId}` },
    'POST /courriels/:id/renvoyer': { droit: 'administrateur', exemple: ({ courrielId }) => `/courriels/${courrielId}/renvoyer` },
  },
  pages: {
    publiques: [
      { nom: 'répondre à une question', chemin: ({ cles }) => cles.question },
      fixe('réponse arrivée', '/demandes/repondu'),
      fixe('se connecter', '/connexion'),
      fixe('lien envoyé', '/connexion/envoye'),
      fixe('lien périmé', '/connexion/lien?jeton=faux', { statut: 410 }),
      fixe('données effacées', '/mon-compte/efface'),
      fixe('il faut être connecté', '/mon-compte', { statut: 401 }),
    ],
    enErreur: [
      fixe('se connecter, adresse fausse', '/connexion', { statut: 422, envoi: { courriel: 'pas une adresse' } }),
      fixe('mon compte, sans nom', '/mon-compte', { qui: 'membre', statut: 422, envoi: { nom: '' } }),
      fixe('effacer, sans confirmer', '/mon-compte/effacer', { qui: 'membre', statut: 422, envoi: { confirmation: 'non' } }),
      fixe('modération, rien de coché', '/moderation', { qui: 'animateur', statut: 422, envoi: { decision: 'refuser' } }),
      {
        nom: 'rôle, hors de la liste',
        chemin: ({ membreId }) => `/membres/${membreId}/role`,
        qui: 'administrateur',
        statut: 422,
        envoi: { role: 'roi' },
      },
    ],
    connectees: [
      fixe('mon compte', '/mon-compte', { qui: 'tenant' }),
      fixe('mes données', '/mon-compte/donnees', { qui: 'membre' }),
      fixe('demandes à traiter', '/moderation', { sombre: true, qui: 'animateur' }),
      fixe('demandes à traiter, aucune', '/moderation?genre=essai%2Frien', { qui: 'animateur' }),
      fixe('les membres', '/membres', { qui: 'administrateur' }),
      fixe('les membres, personne', '/membres?q=zzyzx', { qui: 'administrateur' }),
      { nom: 'un membre', chemin: ({ membreId }) => `/membres/${membreId}`, qui: 'administrateur' },
      { nom: 'fermer les sessions d’un membre', chemin: ({ membreId }) => `/membres/${membreId}/sessions`, qui: 'administrateur' },
      fixe('les courriels', '/courriels', { qui: 'administrateur' }),
      fixe('renvoyer les courriels', '/courriels/renvoyer', { qui: 'administrateur' }),
      { nom: 'un courriel', chemin: ({ courrielId }) => `/courriels/${courrielId}`, qui: 'administrateur' },
    ],
  },
  absurdes: { reservees: ['/moderation', '/membres', '/courriels'], parametres: ['page'] },
  remplir: async (db) => ({ courrielId: await garderUnCourriel(db) }),
}

async function garderUnCourriel(db: Db): Promise<number> {
  await db
    .transaction()
    .execute((trx) => ecrireCourriel(trx, { a: 'ana@essai.invalid', sujet: 'Un essai', texte: 'Bonjour,\n\nCeci est un essai.\n' }))
  return (await db.selectFrom('courriel').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()).id
}
