import { exportDe } from '#fiche/tableau/export/export.routes.ts'
import { importDe } from '#fiche/tableau/import/import.routes.tsx'
import { tableauDe } from '#fiche/tableau/tableau-de.ts'
import { listHomonymes } from './besoin.repository.ts'
import { sorteBesoin } from './besoin.sorte.ts'
import { besoins } from './fonds.ts'

/** Les tableaux de besoins : les mêmes colonnes à l'aller et au retour. */
const tableau = tableauDe(sorteBesoin, {
  nom: 'titre',
  liste: 'besoins',
  ordre:
    'cle titre territoire territoire_nom pour_qui thematiques recit deja_tente avancement pourquoi exprime_le premiere_reponse_le ferme_le cle_externe longitude latitude url'.split(
      ' ',
    ),
  synonymes: {
    cle: 'slug identifiant',
    titre: 'besoin nom title',
    territoire: 'commune lieu',
    thematiques: 'thematique',
    recit: 'description texte corps',
    pour_qui: 'public',
  },
  identifiants: { cleExterne: 'Cet identifiant externe' },
  homonymes: {
    connue: ({ territoireId }) => [String(territoireId)],
    cherchee: ({ territoireId }) => String(territoireId),
    lister: listHomonymes,
    separes: ['cleExterne'],
  },
  propres: ({ etat, pourquoi, exprimeLe, premiereReponseLe, fermeLe, point }) => ({
    avancement: etat,
    pourquoi,
    exprime_le: exprimeLe?.toISOString() ?? null,
    premiere_reponse_le: premiereReponseLe?.toISOString() ?? null,
    ferme_le: fermeLe?.toISOString() ?? null,
    longitude: point?.longitude ?? null,
    latitude: point?.latitude ?? null,
  }),
})

/** Les besoins en fichiers, pour exactement ce que les filtres montrent. */
export const exports = exportDe(tableau, [besoins], { situees: true })

export const imports = importDe(tableau, {
  mots: {
    importer: 'Importer des besoins',
    imports: 'Imports de besoins',
    etape: 'Besoins',
    chapo: 'Une enquête, une réunion publique, un tableau tenu à la main. Ce qui est déjà ici est reconnu, jamais doublé.',
    nouveau: 'Importer un tableau',
    vide: 'Un tableau de besoins recueillis ailleurs entre ici en une fois.',
    fichier: "Un tableau CSV ou JSON, jusqu'à 20 Mo.",
    essayer: "Rien n'est écrit : vous lisez ce qui se passerait.",
    envoyer: 'Envoyer le fichier',
  },
  accepte: '.csv,.tsv,.txt,.json,text/csv,application/json',
  moMax: 20,
  tropGros: 'Ce fichier dépasse 20 Mo : envoyez-le en plusieurs fois.',
  nouvelles: [{ valeur: 'exprime', libelle: 'Se lisent par tous' }],
  // Un tableau ne récrit pas les mots de qui l'a dit, ni ce que l'animation en a compris.
  menager: true,
  Aide: ({ colonnes }) => (
    <section aria-labelledby="aide">
      <h2 id="aide">Comment faire</h2>
      <p>
        <strong>titre</strong> et <strong>territoire</strong> (« commune:63113 ») suffisent. Une colonne absente laisse les besoins comme
        ils sont ; une cellule vide efface ; ceux que quelqu'un a dits ou repris ici ne changent pas. Le modèle est l'export :{' '}
        <a href="/besoins.csv">besoins.csv</a>. Où ils en sont et leurs dates ne se lisent pas : l'horloge ne se récrit pas.
      </p>
      <p>
        Colonnes : <code>{colonnes.join(', ')}</code>.
      </p>
    </section>
  ),
})
