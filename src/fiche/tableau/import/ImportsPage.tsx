import { Bouton } from '#interface/Bouton.tsx'
import { FilAriane } from '#interface/FilAriane.tsx'
import { ListeDImports } from '#interface/imports/ListeDImports.tsx'
import type { SuiviDImport } from '#socle/echange/suivi-import.repository.ts'
import { majuscule } from '../../enregistrer.ts'
import { type DeLaSorte, estARanger, type Imports } from './imports.ts'

type Props = { sorte: DeLaSorte; imports: Imports<string>; suivis: SuiviDImport[]; avant: number | undefined }

/** Les imports d'une sorte, le plus récent d'abord. */
export function ImportsPage({ sorte, imports: { mots, site }, suivis, avant }: Props) {
  const chemin = `${sorte.chemin}/imports`
  const genre = (suivi: SuiviDImport) => {
    const acte = estARanger(site, suivi) ? 'à ranger' : suivi.simuler ? 'essai à blanc' : 'import'
    return site ? `${suivi.format === site.format ? site.nom : 'Tableau'}, ${acte}` : majuscule(acte)
  }
  return (
    <div class="import">
      <FilAriane etapes={[{ libelle: mots.etape, href: sorte.chemin }, { libelle: 'Imports' }]} />
      <h1>{mots.imports}</h1>
      <p class="actions">
        <Bouton href={`${chemin}/nouveau`}>{mots.nouveau}</Bouton>
      </p>
      <ListeDImports chemin={chemin} imports={suivis} avant={avant} genre={genre} vide={mots.vide} />
    </div>
  )
}
