import type { Geste } from '../geste.ts'

const vitrine = '/vitrines/pays-des-lucioles'
const mot = '/glossaire/mot-du-jeu'
const pratique = '/referentiel/pratique/dialogue-territorial'
const groupement = '/territoires/groupements/g36352-bassin-des-essais'

/** Les vitrines, le glossaire, le référentiel et les groupements : créer, modifier, déplacer, retirer, remettre. */
export const gestes: Geste[] = [
  { qui: 'animatrice', page: '/vitrines/creer', vide: true },
  {
    qui: 'animatrice',
    page: '/vitrines/creer',
    avec: { nom: 'Vitrine des essais', accroche: 'Pour essayer.', territoire: 'Puy-de-Dôme (63)', action: 'enregistrer' },
    puis: ['/vitrines', '/vitrines/vitrine-des-essais/composer'],
  },
  { qui: 'administratrice', page: `${vitrine}/composer`, vide: true },
  { qui: 'administratrice', page: `${vitrine}/composer`, avec: { couleur: 'vert', hote: 'pas un nom' } },
  { qui: 'administratrice', page: `${vitrine}/composer`, avec: { action: 'ajouter:texte:' } },
  {
    qui: 'administratrice',
    page: `${vitrine}/composer`,
    avec: { accroche: 'Une autre accroche.', 'blocs.1.texte': 'Un **autre** texte.', action: 'enregistrer' },
    puis: [vitrine, `${vitrine}/composer`],
  },
  {
    qui: 'animatrice',
    page: '/vitrines/vitrine-en-cours/composer',
    avec: { action: 'publier' },
    puis: ['/vitrines/vitrine-en-cours', '/vitrines'],
  },
  { qui: 'administratrice', page: `${vitrine}/composer`, avec: { action: 'archiver' }, puis: [vitrine] },
  { qui: 'membre', envoi: `${vitrine}/composer`, avec: { nom: 'Rien' } },

  { qui: 'animatrice', page: '/glossaire/ajouter', vide: true },
  {
    qui: 'animatrice',
    page: '/glossaire/ajouter',
    avec: { terme: 'Luciole', formes: 'lucioles', definition: 'Une **petite** lumière.', elu: 'Un signal.', 'voir[]': ['alliance'] },
    puis: ['/glossaire/luciole', '/glossaire'],
  },
  { qui: 'animatrice', page: `${mot}/modifier`, vide: true },
  {
    qui: 'animatrice',
    page: `${mot}/modifier`,
    avec: { definition: 'Un mot pour essayer **encore**.' },
    puis: [mot, `${mot}/historique`, `${mot}/historique?version=2`],
  },
  { qui: 'animatrice', page: `${mot}/retirer`, puis: [mot, '/glossaire'] },
  { qui: 'animatrice', envoi: `${mot}/restaurer`, puis: [mot, '/glossaire.json'] },

  { qui: 'administratrice', page: '/referentiel/thematique/ajouter', vide: true },
  {
    qui: 'administratrice',
    page: '/referentiel/thematique/ajouter',
    avec: { libelle: 'Lucioles', definition: 'Les petites lumières.' },
    puis: ['/referentiel/thematique', '/referentiel.json', '/thematiques'],
  },
  { qui: 'administratrice', page: `${pratique}/modifier`, vide: true },
  {
    qui: 'administratrice',
    page: `${pratique}/modifier`,
    avec: { libelle: 'Dialogue du territoire' },
    puis: ['/referentiel/pratique', '/catalyseurs?pratique=dialogue-territorial'],
  },
  {
    qui: 'administratrice',
    page: '/referentiel/pratique',
    forme: '/dialogue-territorial/deplacer',
    avec: { sens: 'descendre' },
    puis: ['/referentiel/pratique.csv'],
  },
  { qui: 'administratrice', page: `${pratique}/retirer`, puis: ['/referentiel/pratique'] },
  { qui: 'administratrice', envoi: `${pratique}/restaurer`, puis: ['/referentiel/pratique'] },
  { qui: 'membre', envoi: `${pratique}/retirer` },

  { qui: 'animatrice', page: '/territoires/groupements/creer', vide: true },
  { qui: 'animatrice', page: '/territoires/groupements/creer', avec: { nom: 'Bassin neuf', nature: 'Autre', membres: 'Nullepart' } },
  {
    qui: 'animatrice',
    page: '/territoires/groupements/creer',
    avec: { nom: 'Bassin neuf', nature: 'Autre', membres: 'Clermont-Ferrand (63113)\nThiers (63430)' },
    puis: ['suite:'],
  },
  { qui: 'animatrice', page: `${groupement}/modifier`, avec: { nom: 'Bassin des essais réunis' }, puis: ['suite:'] },
  { qui: 'animatrice', page: 'suite:/supprimer', puis: ['/territoires?q=bassin'] },
]
