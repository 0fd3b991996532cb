import { exportDe, fichiersDe } from '#fiche/tableau/export/export.routes.ts'
import { importDe } from '#fiche/tableau/import/import.routes.tsx'
import { tableauDe } from '#fiche/tableau/tableau-de.ts'
import { sansAccents } from '#socle/texte.ts'
import { champsDuCadre } from '../cadre.ts'
import { ressources } from '../fonds.ts'
import { listHomonymes } from '../ressource.repository.ts'
import { sorteRessource } from '../ressource.sorte.ts'
import { suiteDeLImport } from './suite-d-import.tsx'
import { wordpress } from './wordpress.tsx'

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

// Un corps peut faire 200 000 signes : une page en tient au plus quelques mégaoctets.
const emport = { parPage: 100 }
export const fichiers = fichiersDe(tableauRessources, emport)

/** Le fichier des ressources, pour exactement ce que les filtres du catalogue montrent. */
export const exports = exportDe(tableauRessources, [ressources], emport)

export const imports = importDe(tableauRessources, {
  mots: {
    importer: 'Importer des ressources',
    imports: 'Imports de ressources',
    etape: 'Ressources',
    chapo:
      "Un site WordPress entier, ou un tableau. Ce qui est déjà ici est reconnu, jamais doublé ; ce que quelqu'un a modifié ici n'est pas écrasé.",
    nouveau: 'Importer un site WordPress ou un tableau',
    vide: 'Un site WordPress existant, ou un tableau, peut devenir en une séance des ressources relues et publiées.',
    fichier: "Un export WordPress (.xml) jusqu'à 50 Mo, ou un tableau CSV ou JSON jusqu'à 20 Mo. Ce que c'est se reconnaît tout seul.",
    essayer: "Rien n'est écrit : vous lisez ce qui se passerait.",
    envoyer: 'Envoyer le fichier',
  },
  accepte: '.xml,.csv,.tsv,.txt,.json,text/xml,text/csv,application/json',
  moMax: 50,
  tropGros: 'Ce fichier dépasse 50 Mo : exportez le site, ou le tableau, en plusieurs fois.',
  nouvelles: [
    { valeur: 'brouillon', libelle: 'Arrivent en brouillon', aide: 'Vous les relisez, puis les publiez ensemble.' },
    { valeur: 'publiee', libelle: 'Sont publiées tout de suite' },
  ],
  tenues: true,
  Aide,
  site: wordpress,
  suite: suiteDeLImport,
})

function Aide({ colonnes }: { colonnes: readonly string[] }) {
  return (
    <section aria-labelledby="aide">
      <h2 id="aide">Comment faire</h2>
      <h3>Depuis WordPress</h3>
      <p>
        Dans l'administration du site : <strong>Outils</strong>, <strong>Exporter</strong>, <strong>Tout le contenu</strong>, puis «
        Télécharger le fichier d'exportation ». Après l'envoi, vous direz ce que devient chaque catégorie, vous lirez un essai à blanc, et
        rien ne sera public avant votre relecture. Les contenus privés ou protégés par un mot de passe ne sont jamais repris.
      </p>
      <h3>Depuis un tableau</h3>
      <p>
        <strong>titre</strong> et <strong>type</strong> suffisent à créer une ressource. Une colonne absente laisse les ressources comme
        elles sont ; une cellule vide efface. Le modèle est l'export : <a href="/ressources.csv">ressources.csv</a>.
      </p>
      <details>
        <summary>Les colonnes du fichier d'échange</summary>
        <p>
          <code>{colonnes.join(', ')}</code>. Plusieurs valeurs se séparent par <code>|</code>, des auteurs par <code>;</code> ; un
          territoire s'écrit <code>commune:63113</code>.
        </p>
      </details>
    </section>
  )
}
