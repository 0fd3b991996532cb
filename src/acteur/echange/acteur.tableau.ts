import { tableauDe } from '#fiche/tableau/tableau-de.ts'
import type { SaisieDeFiche } from '../acteur.champs.ts'
import { listHomonymes } from '../acteur.repository.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import { lieuxNumeriques } from './lieu-numerique.ts'
import { siegeEnCellules } from './siege-en-cellules.ts'

/** Les tableaux d'acteurs : le fichier d'échange de Catalyse, et le schéma national des lieux de médiation numérique. */
export const tableauActeurs = tableauDe(sorteActeur, {
  nom: 'nom',
  liste: 'acteurs',
  ordre:
    'cle nom catalyseur profil sphere pratiques activites thematiques odd resume description commune commune_nom departement adresse longitude latitude territoires liens siret rna cle_externe source etat verifiee_le url'.split(
      ' ',
    ),
  synonymes: {
    catalyseur: 'est_catalyseur',
    nom: 'nom_de_la_structure nom_structure structure organisation',
    pratiques: 'pratique',
    activites: 'activite',
    thematiques: 'thematique',
    odd: 'odds',
    commune: 'code_insee insee code_commune',
    commune_nom: 'ville nom_commune',
    departement: 'code_departement',
    longitude: 'lon lng',
    latitude: 'lat',
    territoires: 'territoire',
    liens: 'lien site site_web site_internet',
    siret: 'numero_siret',
    rna: 'numero_rna',
    cle: 'slug',
    verifiee_le: 'date_de_verification',
    courriel_contact: 'courriel email e_mail',
  },
  identifiants: { siret: 'Ce SIRET', rna: 'Ce numéro RNA', cleExterne: 'Cet identifiant externe' },
  homonymes: {
    connue: ({ communeId, departementId }) => [...(communeId === null ? [] : [`commune ${communeId}`]), `departement ${departementId}`],
    cherchee: ({ communeId, departementId }) => (communeId === null ? `departement ${departementId}` : `commune ${communeId}`),
    lister: listHomonymes,
    separes: ['siret', 'rna'],
  },
  distinctes: estUnAutreLieu,
  ensemble: siegeEnCellules,
  traductions: [lieuxNumeriques],
})

// Une source qui donne à deux lieux la même structure (un SIRET de mairie) leur donne deux clés : ce sont deux fiches.
function estUnAutreLieu({ cleExterne: a }: SaisieDeFiche, { cleExterne: b }: SaisieDeFiche): boolean {
  return a !== null && b !== null && a !== b && a.split(':')[0] === b.split(':')[0]
}
