import { aFaire, type Etape } from '../parcours.ts'
import { etatDeLEtape } from '../progression/progression.ts'
import { dessinerSentier } from './sentier.ts'

type Props = { etapes: readonly Etape[]; faits: readonly string[]; courante?: string }

/** Le chemin, dessiné : une halte par étape, pleine quand elle est faite. Le texte de la page dit la même chose. */
export function Sentier({ etapes, faits, courante }: Props) {
  const { largeur, hauteur, ligne, haltes } = dessinerSentier(etapes.length)
  return (
    <svg class="sentier" viewBox={`0 0 ${largeur} ${hauteur}`} width={largeur} height={hauteur} aria-hidden="true">
      <path class="sentier-ligne" d={ligne} />
      {etapes.map((etape, rang) => (
        <circle
          key={etape.etape.cle}
          class={`sentier-halte ${etatDeLEtape(etape, faits)}${etape.etape.cle === courante ? ' courante' : ''}`}
          data-blocs={aFaire(etape).join(' ')}
          cx={haltes[rang]?.x}
          cy={haltes[rang]?.y}
          r={etape.etape.cle === courante ? 10 : 7}
        />
      ))}
    </svg>
  )
}
