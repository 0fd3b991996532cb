import type { Geste } from '../geste.ts'

const tenue = '/acteurs/atelier-des-lucioles'
const libre = '/acteurs/regie-des-lucioles'
const nouvelle = {
  nom: 'Fabrique des essais',
  est_catalyseur: 'oui',
  profil: 'association',
  resume: 'Une fabrique pour essayer.',
  commune: 'Clermont-Ferrand (63113)',
  territoires: 'Puy-de-Dôme (63)\nThiers (63430)',
  'thematiques[]': ['numerique', 'agriculture-paysages-et-culture'],
  'pratiques[]': ['dialogue-territorial'],
  description: '## Ce que nous faisons\n\nEssayer **ensemble**.',
  liens: 'https://fabrique.essai.invalid',
  source: 'Elle-même',
}
const tableau = [
  'nom;profil;commune;thematiques;site',
  'Atelier importé;association;63113;numerique;https://importe.essai.invalid',
  'Autre importé;entreprise;Thiers;;',
  'Sans commune;association;Nullepart;;',
  ';association;63113;;',
].join('\n')

/** Proposer, écrire, revendiquer, tenir à jour, modifier, comparer, revenir, archiver, importer. */
export const gestes: Geste[] = [
  { qui: 'visiteuse', page: '/acteurs/proposer', vide: true },
  { qui: 'animatrice', page: '/acteurs/proposer', vide: true },
  {
    qui: 'visiteuse',
    page: '/acteurs/proposer',
    avec: { ...nouvelle, siret: '123', rna: 'x', commune: 'Nullepart', votre_courriel: 'ana' },
  },
  { qui: 'visiteuse', page: '/acteurs/proposer', avec: { ...nouvelle, commune: 'saint-denis', votre_courriel: 'ana@essai.invalid' } },
  { qui: 'visiteuse', page: '/acteurs/proposer', avec: { ...nouvelle, votre_nom: 'Ana', votre_courriel: 'ana@essai.invalid' } },
  { qui: 'visiteuse', page: '/acteurs/proposer', avec: { ...nouvelle, votre_courriel: 'ana@essai.invalid' } },
  { qui: 'membre', page: '/acteurs/proposer', avec: { ...nouvelle, nom: 'Fabrique de Malik', courriel_contact: 'fabrique@essai.invalid' } },
  {
    qui: 'animatrice',
    page: '/acteurs/proposer',
    avec: { ...nouvelle, nom: 'Fabrique publiée', est_catalyseur: 'non', courriel_contact: 'publiee@essai.invalid' },
    puis: ['/acteurs/fabrique-publiee', '/acteurs/fabrique-publiee/historique'],
  },
  { qui: 'visiteuse', page: `${libre}/ecrire`, vide: true },
  {
    qui: 'visiteuse',
    page: `${libre}/ecrire`,
    avec: { nom: 'Ana', courriel: 'ana@essai.invalid', sujet: 'Une question', message: 'Bonjour,\nouvrez-vous le lundi ?' },
  },
  { qui: 'tenante', page: `${libre}/ecrire`, avec: { sujet: 'Rencontre', message: 'Et si l’on se voyait ?' } },
  { qui: 'membre', page: `${libre}/revendiquer`, vide: true },
  { qui: 'membre', page: `${libre}/revendiquer`, avec: { message: 'Encore moi.' } },
  { qui: 'tenante', page: `${libre}/revendiquer`, avec: { message: 'Je préside la régie.' } },
  { qui: 'tenante', page: `${tenue}/a-jour`, puis: ['/catalyseurs/atelier-des-lucioles'] },
  { qui: 'membre', envoi: `${tenue}/a-jour` },
  { qui: 'tenante', page: `${tenue}/modifier`, vide: true },
  { qui: 'tenante', page: `${tenue}/modifier` },
  {
    qui: 'tenante',
    page: `${tenue}/modifier`,
    avec: { resume: 'Un lieu pour essayer, encore.', commune: 'Thiers (63430)', 'odd[]': ['odd-11'], motif: 'Nous avons déménagé' },
    puis: ['/catalyseurs/atelier-des-lucioles', `${tenue}/historique`, `${tenue}/historique?de=1&a=5`],
  },
  { qui: 'tenante', page: `${tenue}/modifier`, avec: { resume: 'Un autre résumé.', version: '1' } },
  { qui: 'tenante', page: `${tenue}/historique/2/restaurer`, puis: [`${tenue}/historique`, '/catalyseurs/atelier-des-lucioles'] },
  { qui: 'membre', envoi: `${tenue}/historique/1/restaurer` },
  { qui: 'tenante', page: `${tenue}/archiver`, puis: ['/catalyseurs/atelier-des-lucioles', `${tenue}/archivee`, `${tenue}/modifier`] },
  { qui: 'visiteuse', envoi: `${tenue}/republier` },
  { qui: 'tenante', page: `${tenue}/archivee`, puis: ['/catalyseurs/atelier-des-lucioles'] },
  { qui: 'animatrice', page: `${libre}/archiver`, puis: [libre, '/acteurs?q=lucioles', '/acteurs.json?q=lucioles'] },
  { qui: 'animatrice', page: `${libre}/republier`, puis: [libre] },
  { qui: 'animatrice', page: '/acteurs/imports/nouveau', vide: true },
  {
    qui: 'animatrice',
    page: '/acteurs/imports/nouveau',
    avec: { mode: 'essayer' },
    joint: { champ: 'fichier', nom: 'acteurs.csv', type: 'text/csv', contenu: tableau },
    puis: ['suite:', 'suite:/rapport.csv'],
  },
  {
    qui: 'animatrice',
    page: 'suite:',
    forme: '/lancer',
    puis: ['suite:', 'suite:/rapport.csv', '/catalyseurs?q=import%C3%A9', '/acteurs/atelier-importe'],
  },
  {
    qui: 'animatrice',
    page: '/acteurs/imports/nouveau',
    avec: { texte: 'nom\tprofil\nCollé ici\tassociation', mode: 'importer' },
    puis: ['suite:'],
  },
  {
    qui: 'animatrice',
    page: '/acteurs/imports/nouveau',
    joint: { champ: 'fichier', nom: 'photo.png', type: 'image/png', contenu: 'pas un tableau' },
    puis: ['suite:', '/acteurs/imports'],
  },
]
