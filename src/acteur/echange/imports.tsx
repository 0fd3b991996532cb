import { exportDe, fichiersDe } from '#fiche/tableau/export/export.routes.ts'
import { importDe } from '#fiche/tableau/import/import.routes.tsx'
import { acteurs, catalyseurs } from '../annuaire.ts'
import { tableauActeurs } from './acteur.tableau.ts'

const emport = { tait: ['description', 'etat'], situees: true } as const
export const fichiers = fichiersDe(tableauActeurs, emport)

/** Les fichiers de l'annuaire, pour exactement ce que ses filtres montrent. */
export const exports = exportDe(tableauActeurs, [catalyseurs, acteurs], emport)

export const imports = importDe(tableauActeurs, {
  mots: {
    importer: 'Importer des acteurs',
    imports: "Imports d'acteurs",
    etape: 'Acteurs',
    chapo:
      'Un tableau au format CSV, une organisation par ligne. Les fiches déjà connues sont mises à jour, jamais doublées ; importer deux fois le même fichier ne change rien.',
    nouveau: 'Importer un tableau',
    vide: "Un tableau Excel ou un annuaire existant peut devenir, en une fois, des fiches de l'annuaire.",
    fichier: "CSV jusqu'à 20 Mo. L'encodage et le séparateur sont reconnus. Depuis Excel ou LibreOffice : « Enregistrer sous », puis CSV.",
    essayer: 'Rien n’est écrit : vous lisez ce qui se passerait, puis vous décidez.',
    importerDeSuite: 'Les fiches nouvelles sont publiées.',
    envoyer: 'Envoyer le tableau',
  },
  accepte: '.csv,.tsv,.txt,text/csv,text/plain',
  moMax: 20,
  tropGros: 'Ce fichier dépasse 20 Mo : coupez-le en plusieurs.',
  nouvelles: [{ valeur: 'publiee', libelle: 'Sont publiées' }],
  Aide: AideAuxColonnes,
})

function AideAuxColonnes({ colonnes }: { colonnes: readonly string[] }) {
  return (
    <section aria-labelledby="colonnes">
      <h2 id="colonnes">Ce qui est reconnu</h2>
      <p>
        Deux schémas : le fichier d'échange de Catalyse (celui que donne « Emporter ces fiches » dans l'annuaire), et le schéma national des
        lieux de médiation numérique. Pour le premier, <strong>nom</strong> et <strong>profil</strong> suffisent à créer une fiche. Une
        colonne absente laisse les fiches comme elles sont ; une cellule vide efface.
      </p>
      <details>
        <summary>Les colonnes du fichier d'échange</summary>
        <p>
          <code>{colonnes.join(', ')}</code>. Plusieurs valeurs se séparent par <code>|</code> ; un territoire s'écrit{' '}
          <code>epci:246300701</code> ; la commune est un code Insee, ou un nom dans <code>commune_nom</code>.
        </p>
      </details>
    </section>
  )
}
