import type { Geste } from '../geste.ts'
import { ancienSite } from './ancien-site.ts'

const tenue = '/ressources/des-lucioles-a-la-meme-table'
const methode = '/ressources/reunir-les-lucioles-autour-d-une-table'
const relue = '/ressources/lucioles-a-relire/relire'
const nouvelle = {
  titre: 'Une méthode des essais',
  resume: 'Trois heures pour essayer.',
  type: 'methode',
  corps: '## Avant\n\nInviter[^1].\n\n| Qui | Combien |\n|--|--|\n| Élus | 3 |\n\n[^1]: Dix personnes.',
  maturite: 'demarrer',
  duree: '3 h',
  'thematiques[]': ['numerique'],
  'pratiques[]': ['dialogue-territorial'],
  territoire: 'Thiers (63430)',
  auteurs: 'Atelier des essais',
  annee: '2025',
  licence: 'CC-BY-4.0',
  source_url: 'https://essai.invalid/methode',
  liees: methode,
}
const exemple = { ...nouvelle, titre: 'Un exemple des essais', type: 'exemple', cadre_besoin: 'Se parler.', cadre_cout: '300 €', corps: '' }
const tableau =
  'titre;type;maturite;resume;thematiques\nMéthode importée;methode;demarrer;Un résumé.;numerique\nSans type;;;;\nLune;methode;lune;;\n'
const paquet = JSON.stringify([{ titre: 'Une ressource en JSON', type: 'methode', resume: 'Venue d’un paquet.', corps: 'Le texte.' }])
const pdf = {
  champ: 'fichiers_envoyes',
  nom: 'Compte rendu.pdf',
  type: 'application/pdf',
  contenu: '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n',
}

/** Contribuer, garder un brouillon, relire, suggérer, modifier, revenir, adapter, revendiquer, archiver, importer. */
export const gestes: Geste[] = [
  { qui: 'visiteuse', page: '/ressources/contribuer', vide: true },
  { qui: 'membre', page: '/ressources/contribuer', vide: true },
  {
    qui: 'visiteuse',
    page: '/ressources/contribuer',
    avec: { ...nouvelle, duree: 'longtemps', territoire: 'saint-denis', annee: 'x', votre_courriel: 'ana' },
  },
  { qui: 'visiteuse', page: '/ressources/contribuer', avec: { ...nouvelle, votre_nom: 'Ana', votre_courriel: 'ana@essai.invalid' } },
  { qui: 'membre', page: '/ressources/contribuer', avec: exemple, joint: pdf },
  {
    qui: 'animatrice',
    page: '/ressources/contribuer',
    avec: { ...nouvelle, titre: 'Une méthode publiée', acteurs: 'CoCoShaker' },
    puis: ['/ressources/une-methode-publiee', '/ressources?q=publi%C3%A9e', '/ressources.atom', '/api/v1/ressources/une-methode-publiee'],
  },
  { qui: 'visiteuse', envoi: '/ressources/apercu', avec: { corps: '## Titre\n\nUn **texte** et <script>rien</script>.' } },
  {
    qui: 'tenante',
    page: '/ressources/contribuer',
    vers: '/ressources/brouillons',
    avec: { ...nouvelle, titre: 'Brouillon des essais', acte: 'enregistrer' },
    puis: ['/ressources/brouillons', 'suite:'],
  },
  {
    qui: 'tenante',
    page: '/ressources/brouillons/1',
    vers: '/ressources/brouillons',
    avec: { resume: 'Repris.', acte: 'enregistrer' },
    puis: ['/ressources/brouillons/1'],
  },
  { qui: 'membre', envoi: '/ressources/brouillons/1/supprimer' },
  { qui: 'tenante', page: '/ressources/brouillons', forme: '/1/supprimer', puis: ['/ressources/brouillons'] },
  { qui: 'animatrice', page: relue, avec: { acte: 'refuser', phrase: '' }, forme: '/relire' },
  {
    qui: 'animatrice',
    page: relue,
    avec: { ...nouvelle, titre: 'Lucioles relues', message: 'Un titre plus court.', acte: 'suggerer' },
    puis: [relue],
  },
  { qui: 'visiteuse', page: 'courriel:/ressources/suggestions/', avec: { acte: 'reprise', reponse: 'Merci.' } },
  { qui: 'animatrice', page: relue, avec: { acte: 'publier' }, puis: ['/ressources/lucioles-a-relire', '/moderation'] },
  { qui: 'tenante', page: `${tenue}/modifier`, vide: true },
  { qui: 'tenante', page: `${tenue}/modifier` },
  {
    qui: 'tenante',
    page: `${tenue}/modifier`,
    avec: {
      resume: 'Une table, vingt lucioles.',
      cadre_cout: '2 000 €',
      'thematiques[]': ['agriculture-paysages-et-culture'],
      liees: '',
      motif: 'Le coût a changé',
    },
    puis: [tenue, `${tenue}/historique`, `${tenue}/historique?de=1&a=4`],
  },
  { qui: 'tenante', page: `${tenue}/modifier`, avec: { titre: 'Trop tard', version: '1' } },
  {
    qui: 'tenante',
    page: `${tenue}/modifier`,
    vers: '/ressources/brouillons',
    avec: { titre: 'Gardé pour plus tard', acte: 'enregistrer' },
    puis: [`${tenue}/modifier`],
  },
  { qui: 'tenante', page: `${tenue}/historique/2/restaurer`, puis: [tenue, `${tenue}/historique`] },
  { qui: 'membre', page: `${tenue}/adapter`, vide: true },
  {
    qui: 'membre',
    page: `${tenue}/adapter`,
    avec: { territoire: 'Thiers (63430)', adaptation: 'Nous l’avons faite dehors.' },
    puis: [tenue, 'suite:'],
  },
  { qui: 'tenante', page: `${methode}/revendiquer`, vide: true },
  { qui: 'tenante', page: `${methode}/revendiquer`, avec: { message: 'Je l’ai écrite.' } },
  { qui: 'tenante', page: `${tenue}/a-jour`, puis: [tenue] },
  { qui: 'tenante', page: `${tenue}/archiver`, puis: [tenue, `${tenue}/republier`] },
  { qui: 'tenante', page: `${tenue}/republier`, puis: [tenue] },
  { qui: 'animatrice', page: '/ressources/table-rangee/republier', puis: ['/ressources/table-rangee'] },
  { qui: 'animatrice', page: '/ressources/imports/nouveau', vide: true },
  {
    qui: 'animatrice',
    page: '/ressources/imports/nouveau',
    joint: { champ: 'fichier', nom: 'ressources.csv', type: 'text/csv', contenu: tableau },
    avec: { mode: 'essayer' },
    puis: ['suite:', 'suite:/rapport.csv'],
  },
  { qui: 'animatrice', page: 'suite:', forme: '/lancer', puis: ['suite:', 'suite:/rapport.csv', '/ressources?q=import%C3%A9e'] },
  {
    qui: 'animatrice',
    page: '/ressources/imports/nouveau',
    joint: { champ: 'fichier', nom: 'ressources.json', type: 'application/json', contenu: paquet },
    avec: { mode: 'importer' },
    puis: ['suite:', '/ressources?q=JSON'],
  },
  {
    qui: 'animatrice',
    page: '/ressources/imports/nouveau',
    joint: { champ: 'fichier', nom: 'site.xml', type: 'text/xml', contenu: ancienSite },
    puis: ['suite:', 'suite:/correspondances'],
  },
  { qui: 'animatrice', page: 'suite:', forme: '/correspondances', avec: { typeId: '', licence: '' } },
  { qui: 'animatrice', page: 'suite:/correspondances', forme: '/correspondances', avec: { typeId: '67' }, puis: ['suite:'] },
  { qui: 'animatrice', page: 'suite:', forme: '/lancer', puis: ['suite:', 'suite:/rapport.csv', 'suite:/medias', 'suite:/medias.csv'] },
  { qui: 'animatrice', page: 'suite:', forme: '/decider', puis: ['suite:', '/ressources/imports', '/ressources?q=quartier'] },
]
