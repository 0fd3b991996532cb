import { dureeEnMots } from '../../ressource/ressource.ts'
import { aFaire, type Etape, type Parcours, urlEtape } from '../parcours.ts'
import { type EtatDEtape, etatDeLEtape } from '../progression/progression.ts'
import type { Version } from '../versions.ts'

type Props = { parcours: Parcours; etapes: readonly Etape[]; version: Version; faits: readonly string[]; courante?: string }

const mots: Record<EtatDEtape, string> = { faite: 'faite', commencee: 'commencée', 'a-venir': '' }

/** Les étapes en liste : où elles mènent, leur temps, ce qui est fait. L'île y écrit ce que garde le navigateur. */
export function Chemin({ parcours, etapes, version, faits, courante }: Props) {
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
          </li>
        )
      })}
    </ol>
  )
}
