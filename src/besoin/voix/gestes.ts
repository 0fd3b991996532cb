import { sourceActeur } from '#acteur/acteur.source.ts'
import { faute, lu } from '#champ/champ.ts'
import { references } from '#champ/references.ts'
import { prose, texte } from '#champ/texte.tsx'
import { geste, gestesDe } from '#fiche/voix/gestes.routes.tsx'
import { champs as champsDuBesoin } from '../besoin.champs.ts'
import { findSlugDuPorteur } from '../besoin.repository.ts'
import { sorteBesoin } from '../besoin.sorte.ts'
import { voix } from './voix-de-besoin.ts'

const { territoireId } = champsDuBesoin
const qui = texte({ libelle: 'Vous êtes…', aide: 'Facultatif, et lu par tous : « une habitante », « la mairie ».', max: 80 })
const mots = (requis?: string) => prose({ libelle: 'Quelques mots', type: 'textarea', lignes: 4, max: 2000, ...(requis && { requis }) })
const acteurIds = references({
  libelle: "Qui peut aider, dans l'annuaire",
  nom: 'acteur',
  lignes: 1,
  aide: 'Le nom de sa fiche, ou son adresse. Pas dans l’annuaire ? Écrivez-le plus bas.',
  source: sourceActeur,
  inconnu: "n'est pas dans l'annuaire : écrivez-le dans « Quelques mots ».",
  max: { signes: 300, lignes: 1, phrase: 'Un nom à la fois : dites-en un autre ensuite.' },
})

/** Ce que l'on peut dire d'un besoin. */
export const gestes = gestesDe(
  sorteBesoin,
  voix,
  {
    aussi: geste(
      {
        genre: 'aussi',
        titre: 'Nous aussi',
        quoi: 'Votre territoire vit la même chose : dites où, et un mot si vous voulez.',
        bouton: 'Dire « nous aussi »',
      },
      { territoireId, texte: mots(), qui },
      ({ territoireId, ...dit }) => lu({ ...dit, de: { territoire_id: territoireId } }),
    ),
    ajouter: geste(
      {
        genre: 'ajout',
        titre: 'Ajouter une précision',
        quoi: 'Un fait, un chiffre, un exemple, une condition : ce qui aide à comprendre ce besoin.',
        bouton: 'Ajouter',
      },
      { texte: mots('Écrivez quelques mots.'), qui },
      lu,
    ),
    aider: geste(
      {
        genre: 'aide',
        titre: 'Dire qui peut aider',
        quoi: 'Vous, ou quelqu’un que vous connaissez. Donnez le nom d’une organisation, jamais le téléphone ou l’adresse d’une personne.',
        bouton: 'Dire qui peut aider',
      },
      { acteurIds, texte: mots(), qui },
      ({ acteurIds: [acteur], ...dit }) =>
        acteur === undefined && dit.texte === ''
          ? faute('acteur', 'Donnez un nom, ou quelques mots.')
          : lu({ ...dit, de: { acteur_id: acteur } }),
    ),
    repondre: geste(
      {
        genre: 'reponse',
        titre: 'Répondre',
        quoi: 'Votre réponse se lit sur la page ; qui a dit ce besoin le sait par courriel.',
        bouton: 'Répondre',
        anime: true,
      },
      { texte: mots('Écrivez quelques mots.') },
      ({ texte }) => lu({ qui: '', texte }),
    ),
  },
  findSlugDuPorteur,
)
