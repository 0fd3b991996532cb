import { type Bloc as BlocDeGenres, blocs, genre } from '#champ/blocs.tsx'
import type { SaisieDe } from '#champ/champ.ts'
import { enTable } from '#champ/rangement.repository.ts'
import { oui } from '#champ/simples.tsx'
import { terme, termes } from '#champ/termes.tsx'
import { texte } from '#champ/texte.tsx'
import { champsDExercice, chapitre, enConsigne, enTexte, questions, ressourceId, seanceId } from './bloc.champs.tsx'

/** Les genres de blocs d'un parcours ; les textes et les consignes sont du Markdown. */
export const genres = {
  etape: genre({ libelle: 'Étape', quoi: 'Ouvre une partie, que les autres blocs remplissent.', champs: enTexte }),
  texte: genre({ libelle: 'À lire ici', quoi: 'Quelques paragraphes.', champs: enTexte }),
  ressource: genre({ libelle: 'Ressource à lire', quoi: 'Une ressource, et comment la lire.', champs: { ...enConsigne, ressourceId } }),
  webinaire: genre({
    libelle: 'À regarder',
    quoi: 'Une séance, ou un moment de son enregistrement.',
    champs: { ...enConsigne, seanceId, chapitre },
  }),
  exercice: genre({
    libelle: 'À faire sur votre territoire',
    quoi: 'Ce que l’on écrit chez soi.',
    champs: { ...enConsigne, champs: champsDExercice },
  }),
  verification: genre({ libelle: 'Pour vérifier', quoi: 'Des questions et leur explication.', champs: { ...enConsigne, questions } }),
}
export type Bloc = BlocDeGenres<typeof genres>

const lesBlocs = blocs({
  libelle: "Les blocs, dans l'ordre",
  genres,
  max: { nombre: 200, phrase: 'Un parcours tient en 200 blocs.' },
  // Des pages portent ces noms sous /parcours/<slug>.
  reserves: ['composer', 'releve', 'groupe', 'historique', 'suivre', 'adopter', 'effacer'],
  exiger: ([premier]) =>
    premier === undefined || premier.genre === 'etape' ? undefined : "Le premier bloc est une étape : c'est elle qui ouvre le chemin.",
})

const rangement = enTable<Record<string, unknown>>({
  table: 'bloc',
  cle: 'parcours_id',
  ecrire: ({ cle, genre: nom, titre, minutes, des, ...contenu }) => ({
    ...{ cle: String(cle), genre: String(nom), titre: String(titre), minutes: Number(minutes), des: String(des) },
    contenu,
  }),
  lire: (ligne) => ligne,
})

/** Ce qui s'écrit d'un parcours. */
export const champs = {
  titre: texte({
    libelle: 'Titre',
    max: 200,
    tropLong: 'Un titre tient en 200 caractères.',
    requis: 'Donnez un titre au parcours.',
    min: { signes: 3, phrase: 'Donnez un titre au parcours.' },
  }),
  resume: texte({
    libelle: 'En deux phrases',
    type: 'textarea',
    lignes: 2,
    max: 500,
    tropLong: 'Un résumé tient en 500 caractères.',
  }),
  /** Markdown court : ce que l'on saura faire au bout. */
  but: texte({
    libelle: 'Au bout du chemin',
    aide: 'Ce que l’on saura faire',
    type: 'textarea',
    lignes: 3,
    max: 5000,
    tropLong: 'Le but tient en 5 000 caractères.',
  }),
  pourQui: texte({ libelle: 'Pour qui', type: 'textarea', lignes: 2, max: 2000, tropLong: 'Tenez en 2 000 caractères.' }),
  /** Son terme dans la liste « parcours ». */
  termeId: terme({
    libelle: 'Le parcours du référentiel',
    nom: 'terme',
    liste: 'parcours',
    aucun: 'Aucun',
    inconnu: 'Choisissez dans la liste.',
  }),
  termeIds: {
    ...termes({
      thematiques: { libelle: 'Thématiques', liste: 'thematique' },
      pratiques: { libelle: 'Pratiques', liste: 'pratique' },
      profils: { libelle: 'Profils', liste: 'profil' },
    }),
    colonne: 'termes',
  },
  source: texte({ libelle: 'Source', max: 500, tropLong: 'Une source tient en 500 caractères.' }),
  estProposition: {
    ...oui({ libelle: "C'est une proposition de départ, que le réseau n'a pas encore relue", rubrique: 'Proposition de départ' }),
    nom: 'proposition',
  },
  blocs: {
    ...lesBlocs,
    garde: (brut: unknown) => lesBlocs.garde(Array.isArray(brut) ? brut.map(aPlat) : []),
    rangement,
  } satisfies typeof lesBlocs,
}

export type SaisieDeParcours = SaisieDe<typeof champs>

// La table, et les versions d'avant la 0.3, mettent à part ce qui est propre à un genre.
function aPlat(brut: unknown): unknown {
  if (typeof brut !== 'object' || brut === null || !('contenu' in brut)) return brut
  const { contenu, ...reste } = brut
  return typeof contenu === 'object' && contenu !== null ? { ...reste, ...contenu } : reste
}
