import type { Encart } from './fond.ts'

/** Les cadres des morceaux de monde montrés à part, un filet et leur nom. */
export function Encarts({ encarts }: { encarts: Encart[] }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: un groupe SVG ne reçoit pas le focus ; le jumeau texte porte les noms
    <g class="carte-encarts" aria-hidden="true">
      {encarts.map((e) => (
        <g key={e.libelle}>
          <rect x={e.x} y={e.y} width={e.largeur} height={e.hauteur} rx="3" />
          <text x={e.x + 5} y={e.y + 12}>
            {e.libelle}
          </text>
        </g>
      ))}
    </g>
  )
}
