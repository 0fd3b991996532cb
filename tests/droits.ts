import { droits as contribution } from './droits/contribution.ts'
import { droits as direct } from './droits/direct.ts'
import { droits as echange } from './droits/echange.ts'
import { droits as fichier } from './droits/fichier.ts'
import { droits as glossaire } from './droits/glossaire.ts'
import type { LigneDeDroit } from './droits/ligne.ts'
import { droits as moisson } from './droits/moisson.ts'
import { droits as parcours } from './droits/parcours.ts'
import { droits as ressource } from './droits/ressource.ts'
import { droits as vitrine } from './droits/vitrine.ts'
import { droits as webinaire } from './droits/webinaire.ts'
import type { JeuDEssai } from './jeu-d-essai.ts'

const pasLaSienne = { membre: 'ne tient pas cette fiche' }
const sansCle = { visiteuse: 'sans session, il faut la clé du courriel', membre: 'ne tient pas cette fiche' }
const laMachine = 'les métriques se lisent de la machine elle-même, ou avec leur jeton'
const tenue = (suite: string) => ({ exemple: ({ tenue: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const libre = (suite: string) => ({ exemple: ({ libre: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const archivee = (suite: string) => ({ exemple: ({ archivee: slug }: JeuDEssai) => `/acteurs/${slug}/${suite}` })
const groupement = (suite: string) => ({ exemple: ({ territoires }: JeuDEssai) => `${territoires.groupement}/${suite}` })
const terme = (suite: string) => ({ exemple: () => `/referentiel/pratique/dialogue-territorial/${suite}` })
const leMembre = (suite = '') => ({ exemple: ({ membreId }: JeuDEssai) => `/membres/${membreId}${suite}` })
const limport = (suite = '') => ({ exemple: ({ importId }: JeuDEssai) => `/acteurs/imports/${importId}${suite}` })
const question = ({ cles }: JeuDEssai) => cles.question
const cleDe = (chemin: string) => new URLSearchParams(chemin.split('?')[1]).get('cle') ?? ''

/** Toutes les routes du site. Une route nouvelle sans ligne ici, ou une ligne sans route, fait échouer les tests. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /sante': { droit: 'public' },
  'GET /metriques': {
    droit: 'public',
    sauf: { visiteuse: laMachine, membre: laMachine, tenant: laMachine, animateur: laMachine, administrateur: laMachine },
  },

  'GET /': { droit: 'public' },
  'GET /trouver': { droit: 'public' },
  'GET /a-propos': { droit: 'public' },
  'GET /accessibilite': { droit: 'public' },
  'GET /ecoconception': { droit: 'public' },
  'GET /donnees-personnelles': { droit: 'public' },
  'GET /nouveautes': { droit: 'public' },
  // En développement et dans les tests seulement.
  'GET /vitrine-interface': { droit: 'public' },
  'GET /vitrine-interface/erreur': { droit: 'public' },

  'GET /referentiel': { droit: 'public' },
  'GET /referentiel.json': { droit: 'public' },
  'GET /referentiel/:fichier{[a-z]+\\.csv}': { droit: 'public', exemple: () => '/referentiel/pratique.csv' },
  'GET /referentiel/:liste': { droit: 'public', exemple: () => '/referentiel/pratique' },
  'GET /referentiel/:liste/ajouter': { droit: 'administrateur', exemple: () => '/referentiel/thematique/ajouter' },
  'POST /referentiel/:liste/ajouter': { droit: 'administrateur', exemple: () => '/referentiel/thematique/ajouter' },
  'GET /referentiel/:liste/:code/modifier': { droit: 'administrateur', ...terme('modifier') },
  'POST /referentiel/:liste/:code/modifier': { droit: 'administrateur', ...terme('modifier') },
  'GET /referentiel/:liste/:code/retirer': { droit: 'administrateur', ...terme('retirer') },
  'POST /referentiel/:liste/:code/retirer': { droit: 'administrateur', ...terme('retirer') },
  'POST /referentiel/:liste/:code/restaurer': { droit: 'administrateur', ...terme('restaurer') },
  'POST /referentiel/:liste/:code/deplacer': { droit: 'administrateur', ...terme('deplacer') },

  'GET /territoires': { droit: 'public' },
  'GET /territoires/suggestions': { droit: 'public', exemple: () => '/territoires/suggestions?q=cler' },
  'GET /territoires/:niveau/:slug': { droit: 'public', exemple: ({ territoires }) => territoires.commune },
  'GET /territoires/groupements/creer': { droit: 'animateur' },
  'POST /territoires/groupements/creer': { droit: 'animateur' },
  'GET /territoires/groupements/:slug/modifier': { droit: 'animateur', ...groupement('modifier') },
  'POST /territoires/groupements/:slug/modifier': { droit: 'animateur', ...groupement('modifier') },
  'GET /territoires/groupements/:slug/supprimer': { droit: 'animateur', ...groupement('supprimer') },
  'POST /territoires/groupements/:slug/supprimer': { droit: 'animateur', ...groupement('supprimer') },

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
  'POST /demandes/:id/repondre': { droit: 'public', exemple: question, envoi: ({ cles }) => ({ cle: cleDe(cles.question), reponse: '' }) },
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

  'GET /catalyseurs': { droit: 'public' },
  'GET /acteurs': { droit: 'public' },
  'GET /integration/catalyseurs': { droit: 'public' },
  'GET /integration/acteurs': { droit: 'public' },
  'GET /catalyseurs.csv': { droit: 'public' },
  'GET /catalyseurs.geojson': { droit: 'public' },
  'GET /catalyseurs.json': { droit: 'public' },
  'GET /acteurs.csv': { droit: 'public' },
  'GET /acteurs.geojson': { droit: 'public' },
  'GET /acteurs.json': { droit: 'public' },
  'GET /catalyseurs/:slug': { droit: 'public', exemple: ({ tenue: slug }) => `/catalyseurs/${slug}` },
  'GET /acteurs/:slug': { droit: 'public', exemple: ({ libre: slug }) => `/acteurs/${slug}` },
  'GET /acteurs/numero/:id{[0-9]{1,15}}': { droit: 'public', exemple: ({ tenueId }) => `/acteurs/numero/${tenueId}` },
  'GET /acteurs/proposer': { droit: 'public' },
  'POST /acteurs/proposer': { droit: 'public' },
  'GET /acteurs/proposer/merci': { droit: 'public' },
  'GET /acteurs/:slug/ecrire': { droit: 'public', ...libre('ecrire') },
  'POST /acteurs/:slug/ecrire': { droit: 'public', ...libre('ecrire') },
  'GET /acteurs/:slug/ecrire/merci': { droit: 'public', ...libre('ecrire/merci') },
  'GET /acteurs/numero/:id{[0-9]{1,15}}/contact': { droit: 'public', exemple: ({ cles }) => cles.contact },
  'POST /acteurs/numero/:id{[0-9]{1,15}}/contact': {
    droit: 'public',
    exemple: ({ cles }) => cles.contact,
    envoi: ({ cles }) => ({ cle: cleDe(cles.contact), acte: 'confirmer' }),
  },
  'GET /acteurs/:slug/a-jour': { droit: 'public', ...tenue('a-jour'), sauf: { visiteuse: sansCle.visiteuse } },
  'POST /acteurs/:slug/a-jour': { droit: 'public', ...tenue('a-jour'), sauf: sansCle },
  'GET /acteurs/:slug/a-jour/merci': { droit: 'public', ...tenue('a-jour/merci') },
  'GET /rappels': { droit: 'public', exemple: ({ cles }) => `/rappels?cle=${cles.arret}` },
  'POST /rappels': { droit: 'public', exemple: ({ cles }) => `/rappels?cle=${cles.arret}` },
  'GET /acteurs/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer') },
  'POST /acteurs/:slug/revendiquer': { droit: 'membre', ...libre('revendiquer') },
  'GET /acteurs/:slug/revendiquer/merci': { droit: 'membre', ...libre('revendiquer/merci') },
  'GET /acteurs/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
  'POST /acteurs/:slug/modifier': { droit: 'membre', ...tenue('modifier'), sauf: pasLaSienne },
  'GET /acteurs/:slug/historique': { droit: 'membre', ...tenue('historique'), sauf: pasLaSienne },
  'GET /acteurs/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
  'POST /acteurs/:slug/historique/:numero/restaurer': { droit: 'membre', ...tenue('historique/1/restaurer'), sauf: pasLaSienne },
  'GET /acteurs/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
  'POST /acteurs/:slug/archiver': { droit: 'membre', ...tenue('archiver'), sauf: pasLaSienne },
  // Une fiche archivée ne dit pas qu'elle existe : qui ne peut pas la lire reçoit 404, comme pour une page inconnue.
  'GET /acteurs/:slug/archivee': { droit: 'membre', ...archivee('archivee') },
  'GET /acteurs/:slug/republier': { droit: 'membre', ...archivee('republier') },
  'POST /acteurs/:slug/republier': { droit: 'membre', ...archivee('republier') },
  'GET /acteurs/imports': { droit: 'animateur' },
  'GET /acteurs/imports/nouveau': { droit: 'animateur' },
  'POST /acteurs/imports': { droit: 'animateur' },
  'GET /acteurs/imports/:id': { droit: 'animateur', ...limport() },
  'POST /acteurs/imports/:id/lancer': { droit: 'animateur', ...limport('/lancer') },
  'GET /acteurs/imports/:id/rapport.csv': { droit: 'animateur', ...limport('/rapport.csv') },

  'GET /api': { droit: 'public' },
  'GET /api/v1/openapi.json': { droit: 'public' },
  'GET /api/v1/acteurs': { droit: 'public' },
  'GET /api/v1/acteurs/:cle': { droit: 'public', exemple: ({ tenue: slug }) => `/api/v1/acteurs/${slug}` },
  'GET /api/v1/territoires': { droit: 'public', exemple: () => '/api/v1/territoires?q=cler' },
  'GET /api/v1/territoires/:niveau/:code': { droit: 'public', exemple: () => '/api/v1/territoires/commune/63113' },
  'GET /api/v1/referentiel': { droit: 'public' },

  ...fichier,
  ...glossaire,
  ...ressource,
  ...contribution,
  ...echange,
  ...webinaire,
  ...direct,
  ...parcours,
  ...vitrine,
  ...moisson,
}
