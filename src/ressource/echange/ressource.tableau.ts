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
    cle: 'slug identifiant',
    titre: 'nom title',
    type: 'type_medoc',
    duree_minutes: 'duree',
    thematiques: 'thematique',
    odd: 'odds',
    cibles: 'cible',
    pratiques: 'pratique',
    profils: 'profil',
    corps: 'texte contenu',
    resume: 'description',
    auteurs: 'auteur',
    source_url: 'lien',
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
