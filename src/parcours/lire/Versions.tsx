import { dureeEnMots } from '#interface/duree.ts'
import { type Parcours, urlParcours } from '../parcours.ts'
import { libelleDeLaVersion, minutesDe, type Version, versions } from '../versions.ts'

/** Les trois longueurs, en onglets qui sont des liens ; sous chacune, le temps vraiment compté. */
export function Versions({ parcours, version }: { parcours: Parcours; version: Version }) {
  return (
    <nav class="versions" aria-label="Longueur du parcours">
      <ul>
        {versions.map((autre) => (
          <li key={autre}>
            <a href={`${urlParcours(parcours)}?version=${autre}`} aria-current={autre === version ? 'page' : undefined}>
              <span class="versions-nom">{libelleDeLaVersion[autre]}</span>
              <span class="versions-temps">{dureeEnMots(minutesDe(parcours.blocs, autre))} en tout</span>
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
