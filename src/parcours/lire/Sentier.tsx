import { aFaire, type Etape } from '../parcours.ts'
import { etatDeLEtape } from '../progression/progression.ts'

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

type Halte = { x: number; y: number }

const [largeur, hauteur, marge] = [320, 64, 14]

/** Le dessin d'un chemin : une ligne qui serpente, et une halte par étape, à intervalles égaux. Unités du dessin. */
function dessinerSentier(compte: number): { largeur: number; hauteur: number; ligne: string; haltes: Halte[] } {
  const pas = compte > 1 ? (largeur - 2 * marge) / (compte - 1) : 0
  const haltes = Array.from({ length: compte }, (_, rang) => ({
    x: arrondir(compte > 1 ? marge + rang * pas : largeur / 2),
    y: arrondir(hauteur / 2 + (rang % 2 === 0 ? 1 : -1) * (hauteur / 2 - marge) * (compte > 1 ? 1 : 0)),
  }))
  return { largeur, hauteur, ligne: relier(haltes, pas), haltes }
}

// D'une halte à l'autre, une courbe qui part et arrive à plat.
function relier([premiere, ...suite]: Halte[], pas: number): string {
  if (!premiere) return ''
  let avant = premiere
  const courbes = suite.map((halte) => {
    const courbe = `C${arrondir(avant.x + pas / 2)} ${avant.y} ${arrondir(halte.x - pas / 2)} ${halte.y} ${halte.x} ${halte.y}`
    avant = halte
    return courbe
  })
  return `M${premiere.x} ${premiere.y}${courbes.join('')}`
}

const arrondir = (valeur: number): number => Math.round(valeur * 10) / 10
