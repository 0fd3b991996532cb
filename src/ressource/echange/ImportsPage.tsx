import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ListeDImports } from '#interface/imports/ListeDImports.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { optionsDe } from './options.ts'

const etapes = { analyse: 'WordPress, à ranger', essai: 'WordPress, essai à blanc', import: 'WordPress, import' }

const genre = (suivi: SuiviDImport) =>
  suivi.format === 'wxr' ? etapes[optionsDe(suivi).etape] : suivi.simuler ? 'Tableau, essai à blanc' : 'Tableau, import'

/** Les imports de ressources, le plus récent d'abord. */
export function ImportsPage({ imports, avant }: { imports: SuiviDImport[]; avant: number | undefined }) {
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: 'Ressources', href: '/ressources' }, { libelle: 'Imports' }]} />
      <h1>Imports de ressources</h1>
      <p class="actions">
        <Bouton href="/ressources/imports/nouveau">Importer un site WordPress ou un tableau</Bouton>
      </p>
      <ListeDImports
        chemin="/ressources/imports"
        imports={imports}
        avant={avant}
        genre={genre}
        vide="Un site WordPress existant, ou un tableau, peut devenir en une séance des ressources relues et publiées."
      />
    </div>
  )
}
