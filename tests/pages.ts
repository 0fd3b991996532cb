import { pages as contribution } from './pages/contribution.ts'
import { pages as direct } from './pages/direct.ts'
import { pages as echange } from './pages/echange.ts'
import { pages as fichier } from './pages/fichier.ts'
import { pages as glossaire } from './pages/glossaire.ts'
import { pages as moisson } from './pages/moisson.ts'
import { fixe, type PageDuSite } from './pages/page-du-site.ts'
import { pages as parcours } from './pages/parcours.ts'
import { pages as ressource } from './pages/ressource.ts'
import { pages as vitrine } from './pages/vitrine.ts'
import { pages as webinaire } from './pages/webinaire.ts'

const salles = [fichier, glossaire, ressource, contribution, echange, webinaire, direct, parcours, vitrine, moisson]

/** Ce que voit une visiteuse, sans compte. */
export const pagesPubliques: PageDuSite[] = [
  ...salles.flatMap(({ publiques }) => publiques),
  fixe("l'accueil", '/'),
  fixe('trouver, sans question', '/trouver'),
  fixe('trouver, des réponses', '/trouver?q=dialogue&ou=Clermont-Ferrand+%2863113%29'),
  fixe('trouver, aucune réponse', '/trouver?q=zzyzx&ou=Xyzville'),
  fixe('les catalyseurs', '/catalyseurs'),
  fixe('les catalyseurs, filtrés', '/catalyseurs?pratique=dialogue-territorial&q=comptoir&territoire=Puy-de-D%C3%B4me+%2863%29'),
  fixe('les catalyseurs, personne', '/catalyseurs?q=zzyzx'),
  fixe('les catalyseurs, un lieu à préciser', '/catalyseurs?territoire=Saint-Denis'),
  fixe('les acteurs', '/acteurs'),
  { nom: 'une fiche tenue', chemin: ({ tenue }) => `/catalyseurs/${tenue}` },
  { nom: 'une fiche que personne ne tient', chemin: ({ libre }) => `/acteurs/${libre}` },
  { nom: 'écrire à une organisation', chemin: ({ libre }) => `/acteurs/${libre}/ecrire` },
  { nom: 'écrire sans adresse connue', chemin: ({ muette }) => `/acteurs/${muette}/ecrire` },
  { nom: 'message parti', chemin: ({ libre }) => `/acteurs/${libre}/ecrire/merci` },
  { nom: 'message gardé', chemin: ({ libre }) => `/acteurs/${libre}/ecrire/merci?garde=1` },
  { nom: 'confirmer une adresse de contact', chemin: ({ cles }) => cles.contact },
  { nom: 'un lien de contact perdu', chemin: ({ tenueId }) => `/acteurs/numero/${tenueId}/contact?cle=x`, statut: 410 },
  fixe('proposer une fiche', '/acteurs/proposer'),
  fixe('fiche proposée', '/acteurs/proposer/merci'),
  { nom: 'toujours à jour ?', chemin: ({ tenue, cles }) => `/acteurs/${tenue}/a-jour?cle=${cles.confirmation}` },
  { nom: 'arrêter les rappels', chemin: ({ cles }) => `/rappels?cle=${cles.arret}` },
  { nom: 'répondre à une question', chemin: ({ cles }) => cles.question },
  fixe('réponse arrivée', '/demandes/repondu'),
  fixe('les territoires', '/territoires'),
  fixe('les territoires, par région', '/territoires?carte=regions'),
  fixe('les territoires, plusieurs', '/territoires?q=Saint-Denis'),
  fixe('les territoires, aucun', '/territoires?q=zzyzx'),
  { nom: 'une commune', chemin: ({ territoires }) => territoires.commune },
  { nom: 'une intercommunalité', chemin: ({ territoires }) => territoires.epci },
  { nom: 'un département', chemin: ({ territoires }) => territoires.departement },
  { nom: 'une région', chemin: ({ territoires }) => territoires.region },
  { nom: 'un groupement', chemin: ({ territoires }) => territoires.groupement },
  fixe('un territoire inconnu', '/territoires/communes/63999-clermont', { statut: 404 }),
  fixe('le référentiel', '/referentiel'),
  fixe('une liste du référentiel', '/referentiel/pratique'),
  fixe('une liste à plat', '/referentiel/odd'),
  fixe('se connecter', '/connexion'),
  fixe('lien envoyé', '/connexion/envoye'),
  fixe('lien périmé', '/connexion/lien?jeton=faux', { statut: 410 }),
  fixe('données effacées', '/mon-compte/efface'),
  fixe("l'API", '/api'),
  fixe('à propos', '/a-propos'),
  fixe('accessibilité', '/accessibilite'),
  fixe('écoconception', '/ecoconception'),
  fixe('données personnelles', '/donnees-personnelles'),
  fixe('nouveautés', '/nouveautes'),
  fixe('annuaire intégré ailleurs', '/integration/catalyseurs'),
  fixe('page introuvable', '/nulle-part', { statut: 404 }),
  fixe('il faut être connecté', '/mon-compte', { statut: 401 }),
]

/** Les formulaires renvoyés avec leurs erreurs. */
export const pagesEnErreur: PageDuSite[] = [
  ...salles.flatMap(({ enErreur }) => enErreur),
  fixe('se connecter, adresse fausse', '/connexion', { statut: 422, envoi: { courriel: 'pas une adresse' } }),
  fixe('proposer une fiche, tout manque', '/acteurs/proposer', { statut: 422, envoi: { siret: '1', liens: 'ftp://x' } }),
  { nom: 'écrire, tout manque', chemin: ({ libre }) => `/acteurs/${libre}/ecrire`, statut: 422, envoi: { courriel: 'x' } },
  { nom: 'modifier, tout manque', chemin: ({ tenue }) => `/acteurs/${tenue}/modifier`, qui: 'tenant', statut: 422, envoi: { nom: '' } },
  {
    nom: 'tenir une fiche, sans un mot',
    chemin: ({ libre }) => `/acteurs/${libre}/revendiquer`,
    qui: 'membre',
    statut: 422,
    envoi: { message: '' },
  },
  fixe('mon compte, sans nom', '/mon-compte', { qui: 'membre', statut: 422, envoi: { nom: '' } }),
  fixe('effacer, sans confirmer', '/mon-compte/effacer', { qui: 'membre', statut: 422, envoi: { confirmation: 'non' } }),
  fixe('modération, rien de coché', '/moderation', { qui: 'animateur', statut: 422, envoi: { decision: 'refuser' } }),
  fixe('import, rien à lire', '/acteurs/imports', { qui: 'animateur', statut: 422, envoi: { mode: 'essayer' } }),
  fixe('groupement, tout manque', '/territoires/groupements/creer', { qui: 'animateur', statut: 422, envoi: { nom: '' } }),
  fixe('terme, tout manque', '/referentiel/thematique/ajouter', { qui: 'administrateur', statut: 422, envoi: { libelle: '' } }),
  {
    nom: 'rôle, hors de la liste',
    chemin: ({ membreId }) => `/membres/${membreId}/role`,
    qui: 'administrateur',
    statut: 422,
    envoi: { role: 'roi' },
  },
]

/** Ce que voient les membres, l'animation, l'administration. */
export const pagesConnectees: PageDuSite[] = [
  ...salles.flatMap(({ connectees }) => connectees),
  fixe('mon compte', '/mon-compte', { qui: 'tenant' }),
  fixe('mes données', '/mon-compte/donnees', { qui: 'membre' }),
  { nom: 'ma fiche', chemin: ({ tenue }) => `/catalyseurs/${tenue}?avis=modifiee`, qui: 'tenant' },
  { nom: 'modifier ma fiche', chemin: ({ tenue }) => `/acteurs/${tenue}/modifier`, qui: 'tenant' },
  { nom: 'historique', chemin: ({ tenue }) => `/acteurs/${tenue}/historique?de=1&a=2`, qui: 'tenant' },
  { nom: 'revenir à une version', chemin: ({ tenue }) => `/acteurs/${tenue}/historique/1/restaurer`, qui: 'tenant' },
  { nom: 'archiver', chemin: ({ tenue }) => `/acteurs/${tenue}/archiver`, qui: 'tenant' },
  { nom: 'fiche archivée', chemin: ({ archivee }) => `/acteurs/${archivee}/archivee`, qui: 'tenant' },
  { nom: 'republier', chemin: ({ archivee }) => `/acteurs/${archivee}/republier`, qui: 'tenant' },
  { nom: 'tenir une fiche', chemin: ({ libre }) => `/acteurs/${libre}/revendiquer`, qui: 'membre' },
  { nom: 'demande de tenir reçue', chemin: ({ libre }) => `/acteurs/${libre}/revendiquer/merci`, qui: 'membre' },
  fixe('demandes à traiter', '/moderation', { qui: 'animateur' }),
  fixe('demandes à traiter, aucune', '/moderation?genre=essai%2Frien', { qui: 'animateur' }),
  fixe('les imports', '/acteurs/imports', { qui: 'animateur' }),
  fixe('nouvel import', '/acteurs/imports/nouveau', { qui: 'animateur' }),
  { nom: 'un import', chemin: ({ importId }) => `/acteurs/imports/${importId}`, qui: 'animateur' },
  fixe('créer un groupement', '/territoires/groupements/creer', { qui: 'animateur' }),
  { nom: 'modifier un groupement', chemin: ({ territoires }) => `${territoires.groupement}/modifier`, qui: 'animateur' },
  { nom: 'supprimer un groupement', chemin: ({ territoires }) => `${territoires.groupement}/supprimer`, qui: 'animateur' },
  fixe('les membres', '/membres', { qui: 'administrateur' }),
  fixe('les membres, personne', '/membres?q=zzyzx', { qui: 'administrateur' }),
  { nom: 'un membre', chemin: ({ membreId }) => `/membres/${membreId}`, qui: 'administrateur' },
  { nom: 'fermer les sessions d’un membre', chemin: ({ membreId }) => `/membres/${membreId}/sessions`, qui: 'administrateur' },
  fixe('les courriels', '/courriels', { qui: 'administrateur' }),
  fixe('renvoyer les courriels', '/courriels/renvoyer', { qui: 'administrateur' }),
  { nom: 'un courriel', chemin: ({ courrielId }) => `/courriels/${courrielId}`, qui: 'administrateur' },
  fixe('une liste, par qui la règle', '/referentiel/thematique', { qui: 'administrateur' }),
  fixe('ajouter un terme', '/referentiel/thematique/ajouter', { qui: 'administrateur' }),
  fixe('modifier un terme', '/referentiel/pratique/dialogue-territorial/modifier', { qui: 'administrateur' }),
  fixe('retirer un terme', '/referentiel/pratique/dialogue-territorial/retirer', { qui: 'administrateur' }),
]

export const toutesLesPages: PageDuSite[] = [...pagesPubliques, ...pagesEnErreur, ...pagesConnectees]
