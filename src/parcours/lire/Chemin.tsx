import { dureeEnMots } from '#interface/duree.ts'
import { aFaire, type Etape, libelleDuGenre, type Parcours, urlEtape } from '../parcours.ts'
import { type EtatDEtape, etatDeLEtape } from '../progression/progression.ts'
import type { Version } from '../versions.ts'

type Props = {
  parcours: Parcours
  etapes: readonly Etape[]
  version: Version
  faits: readonly string[]
  courante?: string
  detaille?: boolean
}

const mots: Record<EtatDEtape, string> = { faite: 'faite', commencee: 'commencée', 'a-venir': '' }

/** Les étapes en liste : où elles mènent, leur temps, ce qui est fait. L'île y écrit ce que garde le navigateur. */
export function Chemin({ parcours, etapes, version, faits, courante, detaille = false }: Props) {
  return (
    <ol class="chemin">
      {etapes.map((etape) => {
        const etat = etatDeLEtape(etape, faits)
        const { cle, titre } = etape.etape
        return (
          <li key={cle} class={etat} data-blocs={aFaire(etape).join(' ')}>
            <a href={urlEtape(parcours, cle, version)} aria-current={cle === courante ? 'step' : undefined}>
              {titre}
            </a>
            <span class="chemin-temps">
              {dureeEnMots(etape.minutes)}
              <span data-etat="">{mots[etat] && ` · ${mots[etat]}`}</span>
            </span>
            {detaille && etape.blocs.length > 0 && (
              <span class="chemin-blocs">{etape.blocs.map(({ titre: nom, genre }) => nom || libelleDuGenre(genre)).join(' · ')}</span>
            )}
          </li>
        )
      })}
    </ol>
  )
}
