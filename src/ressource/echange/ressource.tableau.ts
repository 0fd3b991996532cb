import { tableauDe } from '#fiche/tableau/tableau-de.ts'
import { sansAccents } from '#socle/texte.ts'
import { champsDuCadre } from '../cadre.ts'
import { listHomonymes } from '../ressource.repository.ts'
import { sorteRessource } from '../ressource.sorte.ts'

/** Les tableaux de ressources. */
export const tableauRessources = tableauDe(sorteRessource, {
  nom: 'titre',
  liste: 'ressources',
  ordre: [
    ...'cle titre type maturite duree_minutes thematiques odd cibles pratiques profils resume corps'.split(' '),
    ...champsDuCadre.map((champ) => `cadre_${champ}`),
    ...'territoire territoire_nom auteurs acteurs annee licence langue source source_url cle_externe liees proposition verifiee_le publiee_le url'.split(
      ' ',
    ),
  ],
  synonymes: {
    slug: 'cle',
    identifiant: 'cle',
    nom: 'titre',
    title: 'titre',
    type_medoc: 'type',
    duree: 'duree_minutes',
    thematique: 'thematiques',
    odds: 'odd',
    cible: 'cibles',
    pratique: 'pratiques',
    profil: 'profils',
    texte: 'corps',
    contenu: 'corps',
    description: 'resume',
    auteur: 'auteurs',
    lien: 'source_url',
  },
  identifiants: { cleExterne: 'Cet identifiant externe' },
  // Le même titre dans la même source.
  homonymes: {
    connue: ({ source }) => [sansAccents(source)],
    cherchee: ({ source }) => sansAccents(source),
    lister: listHomonymes,
    separes: ['cleExterne'],
  },
  propres: ({ publieeLe }) => ({ publiee_le: publieeLe?.toISOString() ?? null }),
})
