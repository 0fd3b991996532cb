import type { Geste } from '../geste.ts'

const parcours = '/parcours/relier-les-voisins'
const groupe = '/parcours/groupes/CSZFLvCAtGftx3Ny'

/** Composer, ordonner, revenir, suivre, répondre, adopter, effacer ; un groupe et ses dates. */
export const gestes: Geste[] = [
  { qui: 'animatrice', page: '/parcours/gerer', forme: '/nouveau', vide: true },
  {
    qui: 'animatrice',
    page: '/parcours/gerer',
    forme: '/nouveau',
    avec: { titre: 'Un parcours des essais' },
    puis: ['/parcours/un-parcours-des-essais/composer', '/parcours/gerer'],
  },
  { qui: 'animatrice', page: '/parcours/un-parcours-des-essais/composer', avec: { action: 'publier' } },
  { qui: 'animatrice', page: '/parcours/gerer', forme: '/ordre', avec: { monter: '8' }, puis: ['/parcours/gerer', '/parcours'] },
  { qui: 'animatrice', page: `${parcours}/composer`, vide: true },
  { qui: 'animatrice', page: `${parcours}/composer`, avec: { 'blocs.lire.minutes': 'x', titre: '' } },
  { qui: 'animatrice', page: `${parcours}/composer`, avec: { action: 'ajouter:verification:' } },
  { qui: 'animatrice', page: `${parcours}/composer`, avec: { version: '0' } },
  {
    qui: 'animatrice',
    page: `${parcours}/composer`,
    avec: { titre: 'Relier encore', 'blocs.lire.texte': 'Un texte **neuf**.', 'blocs.lire.minutes': '12', action: 'enregistrer' },
    puis: [parcours, `${parcours}/regarder`, `${parcours}/historique`],
  },
  {
    qui: 'animatrice',
    page: `${parcours}/composer`,
    vers: `${parcours}/composer/apercu`,
    avec: { titre: 'Un titre essayé' },
  },
  { qui: 'animatrice', page: `${parcours}/historique`, forme: '/1/restaurer', puis: [parcours, `${parcours}/historique`] },
  { qui: 'animatrice', page: `${parcours}/composer`, avec: { action: 'archiver' }, puis: [parcours, '/parcours', '/parcours/gerer'] },
  { qui: 'animatrice', page: `${parcours}/composer`, avec: { action: 'publier' }, puis: [parcours, '/api/v1/parcours'] },
  { qui: 'membre', page: parcours, forme: '/suivre', avec: { territoire: 'Zzyzxville' } },
  {
    qui: 'tenante',
    page: parcours,
    forme: '/suivre',
    avec: { territoire: 'Thiers (63430)', version: '4h' },
    puis: [parcours, '/parcours'],
  },
  { qui: 'membre', page: `${parcours}/regarder`, avec: { r_carnet_voisins: 'a'.repeat(5001) } },
  {
    qui: 'membre',
    page: `${parcours}/regarder`,
    avec: { r_carnet_voisins: 'La piscine\nLe lycée', 'fait[]': 'carnet' },
    puis: [`${parcours}/regarder`, `${parcours}/releve`],
  },
  { qui: 'visiteuse', envoi: `${parcours}/regarder`, avec: { r_carnet_voisins: 'Rien' } },
  {
    qui: 'membre',
    envoi: `${parcours}/adopter`,
    avec: {
      progression: JSON.stringify({
        version: '12h',
        faits: ['lire'],
        reponses: {},
        territoire: '',
        modifieLe: '2026-01-01T00:00:00.000Z',
      }),
    },
    puis: [parcours],
  },
  { qui: 'tenante', page: `${parcours}/groupe`, vide: true },
  {
    qui: 'tenante',
    page: `${parcours}/groupe`,
    avec: { nom: 'Équipe des essais', territoire: 'Thiers (63430)', version: '4h' },
    puis: ['suite:'],
  },
  { qui: 'membre', page: `${groupe}`, forme: '/dates', vide: true },
  {
    qui: 'membre',
    page: `${groupe}`,
    forme: '/dates',
    avec: { jour: '2036-06-07', heure: '10:00', duree: '60', lieu: 'Mairie' },
    puis: [groupe, `${groupe}.ics`],
  },
  {
    qui: 'membre',
    page: `${groupe}/dates/1`,
    forme: '/dates/1',
    avec: { jour: '2036-06-08', heure: '11:00', note: 'Venir tôt.' },
    puis: [groupe],
  },
  { qui: 'membre', page: `${groupe}/dates/1`, forme: '/retirer', puis: [groupe] },
  { qui: 'membre', page: groupe, forme: '/inviter', avec: { courriel: 'x' } },
  { qui: 'membre', page: groupe, forme: '/inviter', avec: { courriel: 'zoe@essai.invalid' }, puis: [groupe] },
  { qui: 'membre', page: groupe, forme: '/regler', avec: { nom: 'Équipe réglée', version: '12h' }, puis: [groupe] },
  { qui: 'animatrice', page: groupe, forme: '/rejoindre', puis: [groupe] },
  { qui: 'animatrice', page: groupe, forme: '/quitter', puis: [groupe] },
  { qui: 'tenante', envoi: `${groupe}/supprimer` },
  { qui: 'membre', page: groupe, forme: '/supprimer', puis: [groupe, parcours] },
  { qui: 'membre', page: parcours, forme: '/effacer', puis: [parcours] },
]
