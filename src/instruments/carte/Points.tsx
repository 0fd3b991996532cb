import { cibleDe } from '#socle/urls.ts'
import type { PointDeCarte } from './donnees.ts'
import type { FondDeCarte } from './fond.ts'
import { dixieme } from './tracer.ts'

type Props = { fond: FondDeCarte; points: PointDeCarte[]; auClavier: boolean }

/** Les disques, les grands dessous : aucun ne cache les autres. */
export function Points({ fond, points, auClavier }: Props) {
  const poses = points
    .map((point) => ({ point, ou: fond.projeter(point.lon, point.lat) }))
    .sort((a, b) => rayonDe(b.point) - rayonDe(a.point))
  return (
    <g class="carte-points">
      {poses.map(
        ({ point, ou }, i) => ou && <Point key={point.id ?? i} point={point} x={dixieme(ou[0])} y={dixieme(ou[1])} auClavier={auClavier} />,
      )}
    </g>
  )
}

const rayonDe = (point: PointDeCarte) => point.rayon ?? 4.5

function Point({ point, x, y, auClavier }: { point: PointDeCarte; x: string; y: string; auClavier: boolean }) {
  const bulle = point.valeur === undefined ? point.libelle : `${point.libelle} : ${point.valeur}`
  const dessin = (
    <g data-point={point.id}>
      <title>{bulle}</title>
      <circle class={point.classe ? `carte-point ${point.classe}` : 'carte-point'} cx={x} cy={y} r={dixieme(rayonDe(point))} />
      {point.texte && (
        <text class="carte-nombre" x={x} y={y} dy=".36em">
          {point.texte}
        </text>
      )}
    </g>
  )
  if (!point.href) return dessin
  return (
    <a href={point.href} target={cibleDe(point.href)} aria-label={bulle} tabindex={auClavier ? undefined : -1}>
      {dessin}
    </a>
  )
}

/** Le rayon d'un disque dont l'aire dit la valeur : l'œil compare des surfaces, pas des rayons. */
export const rayonPour = (valeur: number, maximum: number, { min = 3.5, max = 18 } = {}): number =>
  valeur <= 0 || maximum <= 0 ? min : Math.max(min, max * Math.sqrt(Math.min(1, valeur / maximum)))
