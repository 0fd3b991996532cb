import { courrielSecret, liens } from '#champ/adresses.tsx'
import { champ, lu, type SaisieDe, unCite } from '#champ/champ.ts'
import { rna, siret } from '#champ/identifiant.ts'
import { lieu, lieux } from '#champ/lieux.tsx'
import { sourceTerritoire } from '#champ/noms.ts'
import { cleDAilleurs, oui, ouiEnCellule, tenu } from '#champ/simples.tsx'
import { terme, termeRequis, termes } from '#champ/termes.tsx'
import { prose, texte } from '#champ/texte.tsx'
import type { Saisie } from '#socle/formulaire.ts'
import type { Point } from '#territoire/territoire.ts'

/** Dit aussi par la sorte, quand c'est le département seul que l'on efface. */
export const siegeRequis = 'Écrivez la commune du siège ; à défaut, le département.'

/** Ce qu'une personne, un import ou une restauration peut écrire sur une fiche. */
export const champs = {
  nom: texte({
    libelle: "Nom de l'organisation",
    rubrique: 'Nom',
    autocomplete: 'organization',
    max: 200,
    tropLong: 'Ce nom est trop long : 200 caractères au plus.',
    requis: "Écrivez le nom de l'organisation : deux lettres au moins.",
    min: { signes: 2, phrase: "Écrivez le nom de l'organisation : deux lettres au moins." },
    tableau: { quoi: 'Le nom', min: { signes: 2, phrase: 'Le nom manque.' }, manque: 'Le nom manque.' },
  }),
  estCatalyseur: {
    ...oui({
      libelle: "C'est un catalyseur territorial",
      rubrique: 'Catalyseur territorial',
      aide: "Une structure dont le rôle est de relier les acteurs d'un territoire pour qu'ils agissent ensemble.",
    }),
    cellule: () => ouiEnCellule('catalyseur'),
  },
  profilId: termeRequis({
    libelle: 'Profil',
    nom: 'profil',
    liste: 'profil',
    mot: 'profil',
    aucun: 'Choisissez un profil',
    requis: 'Choisissez le profil qui vous ressemble le plus.',
    inconnu: 'Choisissez un profil dans la liste.',
  }),
  sphereId: terme({
    libelle: 'Sphère',
    nom: 'sphere',
    liste: 'sphere',
    aucun: 'Sans précision',
    inconnu: 'Choisissez une sphère dans la liste.',
    ignore: 'Sphère inconnue',
  }),
  resume: texte({
    libelle: 'En une phrase',
    type: 'textarea',
    lignes: 2,
    aide: 'Ce qui se lit dans les listes : 300 caractères au plus.',
    max: 300,
    tropLong: 'Ce résumé est trop long : 300 caractères au plus.',
    tableau: { quoi: 'Le résumé', couper: true },
  }),
  /** Le siège ; à défaut de la commune, le département seul : voir conclure, dans acteur.sorte.ts. */
  communeId: lieu({
    libelle: 'Commune du siège',
    rubrique: 'Siège',
    nom: 'commune',
    lu: 'commune_lue',
    aide: 'Un nom ou un code postal. Si vous ne connaissez que le département, écrivez-le.',
    niveaux: ['commune', 'departement'],
    requis: siegeRequis,
    phrases: {
      inconnu: (ecrit) => `Aucune commune ne s'appelle « ${ecrit} ». Essayez un autre nom, ou un code postal.`,
      plusieurs: (ecrit) => `Plusieurs lieux peuvent s'appeler « ${ecrit} » : choisissez le bon.`,
    },
    // Le siège et le point se lisent ensemble : voir siege-en-cellules.ts.
    horsTableau: true,
  }),
  /** Connu seul quand la source ne donne pas la commune : la même saisie le montre. */
  departementId: champ<number | null>({
    ...tenu<number | null>(null, () => null),
    ...unCite(sourceTerritoire, 'Siège'),
    lire: () => lu(null),
    remplir: (id, _, noms): Saisie => (id === null ? {} : { commune: noms.de(sourceTerritoire, id)?.saisi ?? '' }),
    dire: (id, noms) => (id === null ? [] : [['Siège', [noms.de(sourceTerritoire, id)?.nom ?? 'Lieu disparu']]]),
  }),
  adresse: texte({
    libelle: 'Adresse postale',
    aide: 'Numéro et rue, si le lieu accueille du public.',
    autocomplete: 'address-line1',
    max: 300,
    tropLong: 'Cette adresse est trop longue : 300 caractères au plus.',
    tableau: { quoi: "L'adresse", couper: true },
  }),
  /** Le lieu exact, s'il est connu ; sinon la fiche est placée à sa commune. */
  point: champ<Point | null>({
    ...tenu<Point | null>(null, pointLu),
    colonne: null,
    dire: (point) => [['Point sur la carte', point ? [`${point.latitude.toFixed(4)}, ${point.longitude.toFixed(4)}`] : []]],
  }),
  territoireIds: {
    ...lieux({
      libelle: "Territoires d'action",
      nom: 'territoires',
      aide: 'Là où vous agissez, un nom par ligne : communes, intercommunalités, départements, régions.',
    }),
    colonne: 'territoires',
  },
  /** Pratiques, activités, thématiques, ODD. */
  termeIds: {
    ...termes(
      {
        pratiques: { libelle: 'Pratiques et activités', rubrique: 'Pratiques', liste: 'pratique' },
        activites: { libelle: 'Activités', liste: 'activite', fauteSous: 'pratiques' },
        thematiques: { libelle: 'Thématiques', liste: 'thematique' },
        odd: { libelle: 'Les objectifs auxquels vous contribuez', rubrique: 'Objectifs de développement durable', liste: 'odd' },
      },
      { avecParents: true },
    ),
    colonne: 'termes',
  },
  description: prose({
    libelle: 'Description',
    lignes: 10,
    aide: 'Ce que vous faites, avec qui, pour quoi. Mise en forme simple (Markdown) : **gras**, - liste, ## titre.',
    max: 20_000,
    tropLong: 'Cette description est trop longue : 20 000 caractères au plus.',
    tableau: { quoi: 'La description', couper: true },
  }),
  courrielContact: courrielSecret({
    libelle: 'Adresse électronique de contact',
    rubrique: 'Adresse de contact',
    aide: "Elle n'est jamais montrée : une fois confirmée, les messages y arrivent à travers un relais.",
    retirer: {
      nom: 'retirer_contact',
      libelle: "Retirer l'adresse enregistrée",
      aide: 'Les messages iront alors à la personne qui tient la fiche.',
    },
  }),
  liens: liens({
    libelle: 'Liens',
    lignes: 3,
    aide: 'Site, réseaux sociaux : un lien par ligne, qui commence par https://.',
    nombre: 12,
  }),
  siret: siret({ libelle: 'SIRET', aide: '14 chiffres. Il évite les doublons.' }),
  rna: rna({ libelle: 'Numéro RNA', aide: 'Pour une association : W suivi de 9 chiffres.' }),
  cleExterne: cleDAilleurs,
  source: texte({
    libelle: 'Source',
    aide: "D'où viennent ces informations : « nous-mêmes », un site, un annuaire.",
    max: 300,
    tropLong: 'Cette source est trop longue : 300 caractères au plus.',
    tableau: { quoi: 'La source', couper: true, fichier: true },
  }),
}

export type SaisieDeFiche = SaisieDe<typeof champs>

function pointLu(brut: unknown): Point | null {
  if (typeof brut !== 'object' || brut === null || !('longitude' in brut) || !('latitude' in brut)) return null
  const { longitude, latitude } = brut
  return typeof longitude === 'number' && typeof latitude === 'number' ? { longitude, latitude } : null
}
