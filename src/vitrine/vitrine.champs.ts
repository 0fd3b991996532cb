import { type Bloc as BlocDeGenres, blocs, genre } from '#champ/blocs.tsx'
import { type Champ, lu, type SaisieDe } from '#champ/champ.ts'
import { lieu } from '#champ/lieux.tsx'
import { mesure, tenu } from '#champ/simples.tsx'
import { termes } from '#champ/termes.tsx'
import { texte } from '#champ/texte.tsx'
import { bouton, commun, corps, evenements, href, liens, type } from './bloc.champs.tsx'

const montre = (libelle: string, quoi: string) => genre({ libelle, quoi, champs: commun })

/** Chaque genre de bloc d'un accueil, et ce qu'il montre. */
export const genres = {
  texte: genre({ libelle: 'Texte', quoi: 'Quelques paragraphes, avec des liens et des listes.', champs: { ...commun, texte: corps } }),
  chiffres: montre('Chiffres', 'Combien de catalyseurs, de ressources, de parcours : comptés, jamais saisis.'),
  carte: montre('Carte', 'Les catalyseurs de la sélection, sur la carte.'),
  catalyseurs: montre('Catalyseurs', 'Trois catalyseurs de la sélection, et le chemin vers les autres.'),
  ressources: genre({
    libelle: 'Ressources',
    quoi: 'Les dernières ressources de la sélection, d’un type ou de tous.',
    champs: { ...commun, type },
  }),
  webinaires: montre('Webinaires', 'Les prochaines séances, ou les dernières à revoir.'),
  parcours: montre('Parcours', 'Trois parcours publiés, avec leur temps.'),
  thematiques: montre('Thématiques', 'Les besoins des territoires, un lien vers chaque page.'),
  pratiques: montre('Pratiques', 'Les quatre pratiques de la catalyse, avec des exemples de l’annuaire.'),
  frise: genre({ libelle: 'Frise', quoi: 'Des dates, du plus ancien au plus récent.', champs: { ...commun, evenements } }),
  liens: genre({ libelle: 'Liens', quoi: 'Des adresses, avec une phrase chacune.', champs: { ...commun, liens } }),
  appel: genre({ libelle: 'Invitation', quoi: 'Une phrase et un bouton.', champs: { ...commun, texte: corps, bouton, href } }),
}
export type Bloc = BlocDeGenres<typeof genres>

const couleur = (libelle: string, aide: string, vide: string): Champ<string> =>
  mesure<string>({
    type: 'color',
    ...{ libelle, aide, vide },
    garde: (brut) => (typeof brut === 'string' && /^#[0-9a-f]{6}$/.test(brut) ? brut : vide),
    comprendre: (ecrit) => (/^#[0-9a-f]{6}$/i.test(ecrit) ? { valeur: ecrit.toLowerCase() } : 'Écrivez une couleur comme #1f5c4a.'),
    ecrire: (valeur) => valeur,
  })

const nomDHote = mesure<string | null>({
  libelle: "Nom d'hôte",
  aide: 'Facultatif : pays.exemple.fr, une fois que son adresse mène à ce serveur (voir la notice de déploiement).',
  vide: null,
  garde: (brut) => (typeof brut === 'string' && brut !== '' ? brut : null),
  comprendre: (ecrit) => {
    const hote = ecrit.toLowerCase()
    if (hote === '' || /^(?=.{4,253}$)([a-z0-9-]{1,63}\.)+[a-z]{2,63}$/.test(hote)) return { valeur: hote || null }
    return "Écrivez un nom d'hôte seul : pays.exemple.fr."
  },
  ecrire: (hote) => hote ?? '',
})

const blocsDAccueil = blocs({
  libelle: 'Son accueil, bloc après bloc',
  genres,
  max: { nombre: 30, phrase: 'Trente blocs suffisent à un accueil.' },
})
const proposition = tenu(false, (brut) => brut === true)
const aucun = { aide: 'Rien de coché : toutes.' }

/** Ce qui s'écrit d'une vitrine. */
export const champs = {
  nom: texte({
    libelle: 'Nom',
    max: 120,
    tropLong: 'Ce nom est trop long : 120 caractères au plus.',
    requis: 'Donnez un nom à la vitrine.',
    min: { signes: 2, phrase: 'Donnez un nom à la vitrine : deux lettres au moins.' },
  }),
  accroche: texte({
    libelle: 'Accroche',
    aide: 'Une phrase, sous le nom.',
    max: 300,
    tropLong: 'Cette accroche est trop longue : 300 caractères au plus.',
  }),
  /** « #1f5c4a » ; les nuances lisibles en clair et en sombre en sont déduites. */
  couleur: couleur('Couleur', 'Liens et boutons.', '#1f5c4a'),
  accent: couleur('Accent', 'Filets et repères.', '#b4532a'),
  /** Sans protocole ; null : elle vit sous /vitrines/<slug>. Qui ne peut pas le donner ne le voit pas : il reste celui d'avant. */
  hote: {
    ...nomDHote,
    lire: (lecture) => (lecture.saisie[lecture.nom] === undefined ? lu(lecture.avant ?? null) : nomDHote.lire(lecture)),
  } satisfies Champ<string | null>,
  /** Ce qu'elle montre vient de là ou y agit ; null : de partout. */
  territoireId: lieu({
    libelle: 'Territoire',
    nom: 'territoire',
    lu: 'territoire_lu',
    aide: 'Facultatif : les acteurs qui y sont ou y agissent, les ressources qui en viennent.',
    phrases: {
      inconnu: () => 'Précisez ce territoire, par exemple avec son code.',
      plusieurs: () => 'Précisez ce territoire, par exemple avec son code.',
    },
  }),
  /** Elle ne montre que ce qui porte l'un de ces termes, liste par liste ; vide : tout. */
  termeIds: {
    ...termes({
      thematiques: { libelle: 'Thématiques', liste: 'thematique', ...aucun },
      pratiques: { libelle: 'Pratiques', liste: 'pratique', ...aucun },
      profils: { libelle: 'Profils', liste: 'profil', ...aucun },
    }),
    colonne: 'termes',
  },
  source: texte({
    libelle: "D'où viennent vos textes",
    rubrique: 'Source',
    max: 300,
    tropLong: 'Cette source est trop longue : 300 caractères au plus.',
  }),
  /** Composée ici, une vitrine n'est plus une proposition. */
  estProposition: { ...proposition, lire: () => lu(false) } satisfies Champ<boolean>,
  blocs: blocsDAccueil,
}

export type SaisieDeVitrine = SaisieDe<typeof champs>
