import type { SaisieDe } from '#champ/champ.ts'
import { lieu } from '#champ/lieux.tsx'
import { cleDAilleurs } from '#champ/simples.tsx'
import { termes } from '#champ/termes.tsx'
import { prose, texte } from '#champ/texte.tsx'

const tropCourt = 'Dites ce qui manque en quelques mots : trois lettres au moins.'

/** Ce qu'une personne, un import ou une restauration peut écrire d'un besoin. */
export const champs = {
  titre: texte({
    libelle: 'De quoi avez-vous besoin ?',
    rubrique: 'Besoin',
    autocomplete: 'off',
    aide: 'Une phrase, comme vous le diriez : « Un médecin qui vienne au bourg une fois par semaine ».',
    max: 160,
    tropLong: 'Cette phrase est trop longue : 160 caractères au plus. La suite va dans « Dites-en davantage ».',
    requis: tropCourt,
    min: { signes: 3, phrase: tropCourt },
    tableau: {
      quoi: 'Le besoin',
      min: { signes: 3, phrase: 'Le besoin manque, ou fait moins de 3 lettres.' },
      manque: 'Le besoin manque.',
    },
  }),
  territoireId: lieu({
    libelle: 'Où ?',
    rubrique: 'Territoire',
    nom: 'territoire',
    lu: 'territoire_lu',
    aide: 'Une commune, un code postal, une intercommunalité, un département.',
    requis: 'Dites où : une commune, un code postal, un département.',
    phrases: {
      inconnu: (ecrit) => `Aucun territoire ne s'appelle « ${ecrit} ». Essayez un autre nom, ou un code postal.`,
      plusieurs: (ecrit) => `Plusieurs territoires peuvent s'appeler « ${ecrit} » : choisissez le bon.`,
    },
  }),
  pourQui: texte({
    libelle: 'Pour qui ?',
    autocomplete: 'off',
    aide: '« Les familles du bourg », « une quinzaine d’aidants »…',
    max: 200,
    tropLong: 'C’est trop long : 200 caractères au plus.',
    tableau: { quoi: 'Le public' },
  }),
  termeIds: {
    ...termes({ thematiques: { libelle: 'De quoi cela parle-t-il ?', rubrique: 'Thématiques', liste: 'thematique' } }),
    colonne: 'termes',
  },
  recit: prose({
    libelle: 'Dites-en davantage',
    rubrique: 'Récit',
    type: 'textarea',
    lignes: 4,
    aide: 'Ce qui se passe, depuis quand, ce que cela changerait.',
    max: 4000,
    tropLong: 'Ce texte est trop long : 4 000 caractères au plus.',
    tableau: { quoi: 'Le récit' },
  }),
  dejaTente: prose({
    libelle: 'Qu’avez-vous déjà essayé ?',
    rubrique: 'Déjà essayé',
    type: 'textarea',
    lignes: 3,
    aide: 'Ce qui a marché, ce qui n’a pas marché.',
    max: 2000,
    tropLong: 'Ce texte est trop long : 2 000 caractères au plus.',
    tableau: { quoi: 'Ce qui a été essayé' },
  }),
  cleExterne: cleDAilleurs,
}

export type SaisieDeBesoin = SaisieDe<typeof champs>
