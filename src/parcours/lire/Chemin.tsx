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

type PropsDuSentier = { etapes: readonly Etape[]; faits: readonly string[]; courante?: string }

/** Le chemin, dessiné : une halte par étape, pleine quand elle est faite. Le texte de la page dit la même chose. */
export function Sentier({ etapes, faits, courante }: PropsDuSentier) {
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
