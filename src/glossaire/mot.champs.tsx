import { champ, lu, type SaisieDe } from '#champ/champ.ts'
import { contenuDe } from '#champ/champs.ts'
import { casesDe, lignesDe } from '#champ/saisie.ts'
import { oui, suite } from '#champ/simples.tsx'
import { prose, texte } from '#champ/texte.tsx'
import { Champ as Saisie } from '#interface/Champ.tsx'

/** Qui lit le mot ; l'ordre d'affichage. */
export const lecteurs = ['elu', 'association', 'entreprise', 'chercheur'] as const
export type Lecteur = (typeof lecteurs)[number]
export const nomDuLecteur: Record<Lecteur, string> = {
  elu: 'Une élue, un élu',
  association: 'Une association',
  entreprise: 'Une entreprise',
  chercheur: 'Une chercheuse, un chercheur',
}

const borne = (max: number) => ({ max, tropLong: `${max} caractères au plus.` })
const lecture = (lecteur: Lecteur) => prose({ libelle: nomDuLecteur[lecteur], lignes: 3, ...borne(500), bornee: true })

/** Ce qui s'écrit d'un mot. */
export const champs = {
  terme: texte({ libelle: 'Le mot', ...borne(120), requis: 'Écrivez le mot.', min: { signes: 2, phrase: 'Écrivez le mot.' } }),
  /** Les autres formes sous lesquelles il paraît dans un texte ; son pluriel régulier se reconnaît sans elles. */
  formes: suite({
    libelle: 'Ses autres formes',
    lignes: 3,
    aide: 'Une par ligne : sigle, variante, verbe. Le pluriel régulier est reconnu sans rien écrire.',
    max: { signes: 1000, lignes: 30, phrase: '1000 caractères au plus.' },
    separer: (ecrit) =>
      lignesDe(ecrit)
        .filter((forme) => forme.length >= 2)
        .slice(0, 30),
  }),
  /** Markdown court. */
  definition: prose({
    libelle: 'Ce qu’il veut dire',
    lignes: 4,
    aide: "Une à trois phrases simples, que l'on peut lire à voix haute.",
    ...borne(1000),
    requis: 'Dites ce que le mot veut dire.',
  }),
  /** Texte simple ; vide : pas de lecture particulière. */
  elu: lecture('elu'),
  association: lecture('association'),
  entreprise: lecture('entreprise'),
  chercheur: lecture('chercheur'),
  /** Codes de mots voisins. */
  voir: champ<string[]>({
    libelle: 'Voir aussi',
    vide: [],
    garde: (brut) => (Array.isArray(brut) ? brut.filter((code) => typeof code === 'string') : []),
    lire: ({ saisie, nom }) => lu(casesDe(saisie, nom).slice(0, 30)),
    remplir: (codes, nom) => ({ [nom]: codes }),
    Controle: ({ nom, saisie, offres }) => (
      <Saisie nom={nom} libelle="Voir aussi" type="cases" options={offres?.get(nom) ?? []} valeurs={casesDe(saisie, nom)} />
    ),
    dire: (codes) => [['Voir aussi', codes]],
  }),
  source: texte({ libelle: 'Source', aide: "D'où vient ce mot : un document, une date, une adresse.", ...borne(300) }),
  estProposition: { ...oui({ libelle: "Proposition de départ, que le Réseau n'a pas encore validée" }), nom: 'proposition' },
}

/** Ce que dit un mot, tel qu'une personne ou le contenu fondateur l'écrit. */
export type ContenuDeMot = SaisieDe<typeof champs>

/** Le contenu d'un mot, relu de sa table ou d'une version : ses lectures y sont ensemble. */
export function relireMot(brut: unknown): ContenuDeMot {
  const objet = typeof brut === 'object' && brut !== null ? brut : {}
  return contenuDe(champs, { ...objet, ...('lectures' in objet && typeof objet.lectures === 'object' ? objet.lectures : {}) })
}
