import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ListeDImports } from '#interface/imports/ListeDImports.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'

/** Les imports du réseau, le plus récent d'abord. */
export function ImportsPage({ imports, avant }: { imports: SuiviDImport[]; avant: number | undefined }) {
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: 'Acteurs', href: '/acteurs' }, { libelle: 'Imports' }]} />
      <h1>Imports d'acteurs</h1>
      <p class="actions">
        <Bouton href="/acteurs/imports/nouveau">Importer un tableau</Bouton>
      </p>
      <ListeDImports
        chemin="/acteurs/imports"
        imports={imports}
        avant={avant}
        vide="Un tableau Excel ou un annuaire existant peut devenir, en une fois, des fiches de l'annuaire."
      />
    </div>
  )
}
