import { sourceActeur } from '#acteur/acteur.source.ts'
import { adresseWeb } from '#champ/adresses.tsx'
import { abreger, uneColonne } from '#champ/cellule.ts'
import type { SaisieDe } from '#champ/champ.ts'
import { type FichierJoint, fichiers } from '#champ/fichiers.ts'
import { lieu } from '#champ/lieux.tsx'
import { annee, duree } from '#champ/nombres.ts'
import { enLiaison, enTable } from '#champ/rangement.repository.ts'
import { references } from '#champ/references.ts'
import { choix, cleDAilleurs, ouiEnCellule, suite, tenu } from '#champ/simples.tsx'
import { terme, termeRequis, termes } from '#champ/termes.tsx'
import { prose, texte } from '#champ/texte.tsx'
import { ligneDeFiche, valeursDe } from '#socle/echange/cellule.ts'
import { cadre } from './champ-cadre.tsx'
import { type Licence, licences } from './licences.ts'
import { sourceRessource } from './ressource.source.ts'

const auteursMax = 'C’est trop d’auteurs : 480 caractères au plus, un par ligne.'

/** Ce qu'une personne, un import ou une restauration peut écrire d'une ressource. */
export const champs = {
  titre: texte({
    libelle: 'Titre',
    autocomplete: 'off',
    max: 200,
    tropLong: 'Ce titre est trop long : 200 caractères au plus.',
    requis: 'Donnez un titre : trois lettres au moins.',
    min: { signes: 3, phrase: 'Donnez un titre : trois lettres au moins.' },
    tableau: { quoi: 'Le titre', min: { signes: 3, phrase: 'Le titre manque, ou fait moins de 3 lettres.' }, manque: 'Le titre manque.' },
  }),
  resume: texte({
    libelle: 'En deux phrases',
    type: 'textarea',
    lignes: 2,
    aide: 'Ce qui se lit dans les listes : à quoi elle sert, et à qui. 500 caractères au plus.',
    max: 500,
    tropLong: 'Ce résumé est trop long : 500 caractères au plus.',
    tableau: { quoi: 'Le résumé' },
  }),
  /** Terme de la liste « medoc ». */
  typeId: termeRequis({
    libelle: "C'est…",
    rubrique: 'Type',
    nom: 'type',
    liste: 'medoc',
    mot: 'type',
    requis: 'Dites de quelle sorte de ressource il s’agit.',
    inconnu: 'Choisissez dans la liste.',
  }),
  /** Pour un exemple seulement. */
  cadre,
  /** Markdown. */
  corps: prose({
    libelle: 'Texte',
    lignes: 16,
    aide: 'Une ligne vide sépare deux paragraphes. « ## Titre », « - liste », « **gras** », « [lien](https://…) », « | tableau | ». Collez depuis un traitement de texte : la structure est gardée.',
    max: 200_000,
    tropLong: 'Ce texte est trop long : 200 000 caractères au plus.',
    tableau: { quoi: 'Le corps' },
  }),
  fichiers: fichiers({
    libelle: 'Fichiers',
    rangement: enTable<FichierJoint>({
      table: 'ressource_fichier',
      cle: 'ressource_id',
      ecrire: ({ id, titre }) => ({ fichier_id: id, titre }),
      lire: (ligne) => ({ id: Number(ligne.fichier_id), titre: String(ligne.titre) }),
    }),
  }),
  maturiteId: terme({
    libelle: 'Pour qui…',
    rubrique: 'Pour qui',
    nom: 'maturite',
    liste: 'maturite',
    aucun: 'Sans précision',
    inconnu: 'Choisissez dans la liste.',
    ignore: 'Maturité inconnue',
  }),
  dureeMinutes: duree({
    libelle: 'Le temps que cela demande',
    rubrique: 'Temps',
    nom: 'duree',
    aide: "À qui s'en sert : « 45 min », « 1 h 30 »…",
    attributs: { size: '12' },
  }),
  /** Thématiques, ODD, cibles, pratiques, profils. */
  termeIds: {
    ...termes({
      thematiques: { libelle: 'Thématiques', liste: 'thematique' },
      pratiques: { libelle: 'Pratiques', liste: 'pratique' },
      profils: { libelle: 'Elle parle surtout à', rubrique: 'Profils', liste: 'profil' },
      odd: { libelle: 'Objectifs', rubrique: 'Objectifs de développement durable', liste: 'odd' },
      cibles: { libelle: "Cibles de l'ODD 17", liste: 'cible' },
    }),
    colonne: 'termes',
  },
  territoireId: lieu({
    libelle: 'Territoire',
    nom: 'territoire',
    lu: 'territoire_lu',
    aide: "Là où cela s'est passé, si elle vient d'un territoire.",
    phrases: {
      inconnu: (ecrit) => `Aucun territoire ne s'appelle « ${ecrit} ». Essayez un autre nom, ou un code postal.`,
      plusieurs: (ecrit) => `Plusieurs territoires peuvent s'appeler « ${ecrit} » : choisissez le bon.`,
    },
  }),
  acteurIds: references({
    libelle: "Organisations qui l'ont faite",
    rubrique: 'Organisations',
    nom: 'acteurs',
    aide: "Leur nom dans l'annuaire, une par ligne.",
    source: sourceActeur,
    ignorees: 'Organisations inconnues, ignorées',
    max: { signes: 6000, lignes: 30, phrase: 'C’est trop d’organisations : 30 au plus, une par ligne.' },
    rangement: enLiaison({ table: 'ressource_acteur', cle: 'ressource_id', cible: 'acteur_id' }),
  }),
  /** Signatures à citer, une par élément ; la colonne les sépare d'un point-virgule. */
  auteurs: {
    ...suite({
      libelle: 'Auteurs',
      lignes: 2,
      aide: 'Comme il faut les citer : « Prénom Nom », ou une organisation. Un par ligne.',
      max: { signes: 480, lignes: 30, phrase: auteursMax },
      ligne: (nom) => ({ valeur: nom.replaceAll(' ; ', ', ') }),
    }),
    garde: (brut: unknown): string[] => {
      if (typeof brut === 'string') return brut === '' ? [] : brut.split(' ; ')
      return Array.isArray(brut) ? brut.filter((auteur) => typeof auteur === 'string') : []
    },
    enColonne: (auteurs: string[]) => auteurs.join(' ; '),
    cellule: (nom: string) =>
      uneColonne<string[]>(nom, {
        ecrire: (auteurs) => auteurs.join(' ; '),
        lire: (cellule, { refuser }) => {
          const texte = ligneDeFiche(cellule)
          if (texte.length > 500) refuser('La liste des auteurs dépasse 500 caractères.')
          return valeursDe(texte, ';')
        },
      }),
  },
  annee: annee({ libelle: 'Année' }),
  licence: choix<Licence>({
    libelle: 'Ce que les autres peuvent en faire',
    rubrique: 'Licence',
    options: [
      option('CC-BY-4.0', "La reprendre et l'adapter, en citant ses auteurs"),
      option('CC-BY-SA-4.0', 'La même chose, à condition de partager aussi ce qui en est fait'),
      option('CC-BY-NC-4.0', "La reprendre et l'adapter en citant ses auteurs, sans en faire commerce"),
      option('CC-BY-NC-ND-4.0', 'La partager telle quelle, sans la modifier ni en faire commerce'),
      option('CC0-1.0', 'Tout, sans condition'),
      option('etalab-2.0', "La réutiliser librement en citant sa source : la licence des données de l'État"),
      option('droits-reserves', 'La lire ici seulement : demander pour tout le reste'),
    ],
    dit: (licence) => licences[licence].nom,
    vide: 'CC-BY-4.0',
    // Une licence que l'on ne reconnaît plus ne permet rien.
    perdu: 'droits-reserves',
    phrase: 'Choisissez une licence dans la liste.',
    inconnu: 'Licence inconnue :',
    possibles: 'Il faut un identifiant SPDX proposé ici, ou « droits-reserves ».',
  }),
  langue: {
    ...tenu('fr', (brut) => (typeof brut === 'string' ? brut : 'fr')),
    cellule: (nom: string) =>
      uneColonne<string>(nom, {
        ecrire: (langue) => langue,
        lire: (cellule, { dire }) => {
          const code = cellule.trim().toLowerCase()
          if (/^[a-z]{2}$/.test(code)) return code
          if (code !== '') dire(`Langue « ${abreger(cellule)} » : il faut deux lettres (fr, en…), ignorée.`)
          return undefined
        },
      }),
  },
  source: texte({
    libelle: 'Source',
    aide: "D'où viennent ces informations : « nous-mêmes », un rapport, un site.",
    max: 1000,
    tropLong: 'Cette source est trop longue : 1 000 caractères au plus.',
    tableau: { quoi: 'La source', fichier: true },
  }),
  sourceUrl: adresseWeb({ libelle: 'Adresse de la source', aide: 'Elle commence par https://.', max: 1000 }),
  cleExterne: cleDAilleurs,
  estProposition: { ...tenu(false, (brut) => brut === true), cellule: () => ouiEnCellule('proposition') },
  lieeIds: references({
    libelle: 'À lire ensuite',
    nom: 'liees',
    aide: "D'autres ressources publiées ici : leur titre ou leur adresse, une par ligne.",
    source: sourceRessource,
    ignorees: 'Ressources liées inconnues, ignorées',
    max: { signes: 10_000, lignes: 20, phrase: 'C’est trop de ressources : 20 au plus, une par ligne.' },
    rangement: enLiaison({ table: 'ressource_liee', cle: 'ressource_id', cible: 'autre_id', sansElle: true }),
  }),
}

export type SaisieDeRessource = SaisieDe<typeof champs>

function option(valeur: Licence, libelle: string) {
  return { valeur, libelle, aide: licences[valeur].nom }
}
