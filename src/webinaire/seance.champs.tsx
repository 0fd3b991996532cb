import { sourceActeur } from '#acteur/acteur.source.ts'
import { adresseWeb } from '#champ/adresses.tsx'
import { champ, faute, lu, type SaisieDe, unCite } from '#champ/champ.ts'
import { heureDite, instant } from '#champ/dates.tsx'
import { lieu } from '#champ/lieux.tsx'
import { entierRequis } from '#champ/nombres.ts'
import type { Source } from '#champ/noms.ts'
import { enLiaison } from '#champ/rangement.repository.ts'
import { references } from '#champ/references.ts'
import { texteDe } from '#champ/saisie.ts'
import { choix, oui, tenu } from '#champ/simples.tsx'
import { termes } from '#champ/termes.tsx'
import { prose, texte } from '#champ/texte.tsx'
import { Champ as Saisir } from '#interface/Champ.tsx'
import { dureeEnMots } from '#interface/duree.ts'
import { sourceRessource } from '#ressource/ressource.source.ts'
import { findCycleBySlug, listCycles } from './cycle.repository.ts'
import { documents } from './documents.tsx'
import { rangementDuProgramme } from './programme.repository.ts'
import { programme } from './programme.tsx'

export const genresDeSeance = ['webinaire', 'rencontre'] as const
/** rencontre : la rencontre annuelle du réseau, qui n'est d'aucun cycle. */
export type GenreDeSeance = (typeof genresDeSeance)[number]

const sourceCycle: Source = {
  nom: 'cycle',
  nommer: async (db) => new Map((await listCycles(db)).map(({ id, titre, slug }) => [id, { nom: titre, saisi: slug }])),
}

const organisations = (role: string, nom: string, libelle: string) =>
  references({
    libelle,
    nom,
    lignes: 3,
    aide: "Un nom de l'annuaire par ligne.",
    source: sourceActeur,
    inconnu: "n'est le nom d'aucune fiche publiée : reprenez le nom exact de l'annuaire, ou son adresse.",
    max: { signes: 5000, lignes: 100, phrase: 'C’est trop d’organisations : 100 au plus, une par ligne.' },
    rangement: enLiaison({ table: 'seance_acteur', cle: 'seance_id', cible: 'acteur_id', fixes: { role } }),
  })

/** Ce que l'animation ou le contenu fondateur écrit d'une séance ; l'enregistrement et les chapitres s'écrivent à part (direct/). */
export const champs = {
  titre: texte({
    libelle: 'Titre',
    max: 200,
    bornee: true,
    tropLong: 'Ce titre est trop long : 200 caractères au plus.',
    requis: 'Donnez un titre à la séance.',
    min: { signes: 3, phrase: 'Donnez un titre à la séance : trois lettres au moins.' },
  }),
  question: texte({ libelle: 'La question posée', rubrique: 'Question', max: 300, bornee: true }),
  resume: texte({
    libelle: 'Résumé',
    type: 'textarea',
    lignes: 3,
    aide: 'Deux phrases, pour les listes et les courriels.',
    max: 500,
    bornee: true,
  }),
  genre: choix<GenreDeSeance>({
    libelle: 'Genre',
    options: [
      { valeur: 'webinaire', libelle: 'Webinaire' },
      { valeur: 'rencontre', libelle: 'Rencontre annuelle' },
    ],
    vide: 'webinaire',
    phrase: 'Choisissez webinaire ou rencontre.',
  }),
  /** `offres` porte les cycles. */
  cycleId: champ<number | null>({
    libelle: 'Cycle',
    nom: 'cycle',
    ...unCite(sourceCycle, 'Cycle'),
    lire: async ({ db, saisie, nom }) => {
      const slug = texteDe(saisie, nom)
      if (slug === '') return lu(null)
      const cycle = await findCycleBySlug(db, slug)
      return cycle ? lu(cycle.id) : faute(nom, 'Choisissez un cycle dans la liste.')
    },
    Controle: ({ nom, saisie, fautes, offres }) => (
      <Saisir
        nom={nom}
        libelle="Cycle"
        type="select"
        vide="Hors cycle"
        options={offres?.get(nom) ?? []}
        valeur={texteDe(saisie, nom)}
        erreur={fautes[nom]?.phrase}
      />
    ),
  }),
  /** Thématiques, pratiques, profils. */
  termeIds: {
    ...termes({
      'termes-thematique': { libelle: 'Thématiques', liste: 'thematique' },
      'termes-pratique': { libelle: 'Pratiques', liste: 'pratique' },
      'termes-profil': { libelle: 'Pour qui', liste: 'profil' },
    }),
    colonne: 'termes',
  },
  debut: instant({
    rubrique: 'Quand',
    jour: { nom: 'jour', libelle: 'Date', type: 'date', requis: 'Donnez la date de la séance, par exemple 2026-06-08.' },
    heure: { nom: 'heure', libelle: 'Heure, à Paris', aide: '13:00. Vide : pas encore connue.' },
  }),
  /** Faux : seule la date, à Paris, est connue. */
  heureConnue: heureDite({ rubrique: 'Heure', nom: 'heure' }),
  dureeMinutes: {
    ...entierRequis({
      libelle: 'Durée en minutes',
      nom: 'duree',
      min: 5,
      max: 10_080,
      phrase: 'Donnez la durée en minutes entières, de 5 minutes à sept jours (10 080 minutes).',
      vide: 60,
    }),
    dire: (minutes: number): [string, string[]][] => [['Durée', [dureeEnMots(minutes)]]],
  },
  /** Où l'on se retrouve, quand ce n'est pas seulement en ligne. */
  lieu: texte({ libelle: 'Lieu', aide: 'Vide : en ligne seulement.', max: 300, bornee: true }),
  territoireId: lieu({
    libelle: 'Territoire',
    nom: 'territoire',
    lu: 'territoire_lu',
    aide: "S'il y en a un : une commune, un département, une région.",
    phrases: {
      inconnu: (ecrit) => `Aucun territoire ne s'appelle « ${ecrit} ». Essayez un autre nom, ou un code postal.`,
      plusieurs: (ecrit) => `Plusieurs territoires peuvent s'appeler « ${ecrit} » : choisissez le bon.`,
    },
  }),
  /** Aux personnes inscrites seulement : jamais dans une page, un agenda ou un export publics. */
  lienDirect: adresseWeb({
    libelle: 'Lien de connexion',
    aide: 'Montré et envoyé aux personnes inscrites seulement ; jamais public.',
    max: 1000,
    protocoles: ['https:'],
    phrase: 'Ce lien doit commencer par https://.',
  }),
  inscriptionsOuvertes: oui({ libelle: "On peut s'inscrire", rubrique: 'Inscriptions', dit: ['Ouvertes', 'Fermées'] }),
  questionsOuvertes: oui({ libelle: 'On peut poser des questions', rubrique: 'Questions', dit: ['Ouvertes', 'Fermées'] }),
  programme: { ...programme, rangement: rangementDuProgramme },
  contributionIds: organisations('contribution', 'contributions', 'Organisations qui contribuent'),
  partenaireIds: organisations('partenaire', 'partenaires', 'Partenaires'),
  documents,
  /** Markdown. */
  description: prose({ libelle: 'Présentation', lignes: 6, aide: 'Markdown : titres, listes, liens.', max: 50_000 }),
  /** Markdown. */
  aRetenir: prose({ libelle: 'À retenir', lignes: 6, aide: 'Après la séance. Markdown.', max: 20_000 }),
  ressourceIds: references({
    libelle: 'Ressources tirées de la séance',
    rubrique: 'Ressources',
    nom: 'ressources',
    lignes: 3,
    aide: 'Un titre ou une adresse de ressource par ligne.',
    source: sourceRessource,
    max: { signes: 5000, lignes: 100, phrase: 'C’est trop de ressources : 100 au plus, une par ligne.' },
    rangement: enLiaison({ table: 'seance_ressource', cle: 'seance_id', cible: 'ressource_id' }),
  }),
  source: texte({ libelle: 'Source', aide: "D'où viennent ces informations, s'il faut le dire.", max: 500, bornee: true }),
  // Relue et enregistrée par l'animation, elle n'est plus une proposition.
  estProposition: { ...tenu(false, (brut) => brut === true), lire: () => lu(false) },
}

export type SaisieDeSeance = SaisieDe<typeof champs>
