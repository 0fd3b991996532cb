import { avecParametres } from '#socle/urls.ts'
import { parametresDeChoix } from './annuaire.schema.ts'
import type { VueDAnnuaire } from './consulter-annuaire.ts'

/** Emporter ce qui est montré : fichiers, et une ligne à coller sur un autre site. */
export function Exports({ vue }: { vue: VueDAnnuaire }) {
  const parametres = parametresDeChoix(vue.url)
  const fichier = (extension: string) => avecParametres(`${vue.chemin}.${extension}`, parametres)
  return (
    <details class="annuaire-exports">
      <summary>Emporter ces fiches</summary>
      <ul>
        <li>
          <a href={fichier('csv')}>Tableau (CSV)</a>, s'ouvre dans un tableur et se réimporte sans perte
        </li>
        <li>
          <a href={fichier('geojson')}>Carte (GeoJSON)</a>
        </li>
        <li>
          <a href={fichier('json')}>Données (JSON)</a>
        </li>
        <li>
          <a href={avecParametres(`/integration${vue.chemin}`, parametres)}>À intégrer sur un autre site</a>, par une simple iframe
        </li>
      </ul>
    </details>
  )
}
