import type { ZoneDeCarte } from './Carte.tsx'
import { type FondDeCarte, projeterGeometrie } from './fond.ts'
import { centre, emprise, type Geometrie } from './geometrie.ts'

type Etiquette = { libelle: string; classe: string; x: number; y: number; demi: number }

/** Les noms des zones qui le demandent, là où ils tiennent : dans leur zone visible, sans en couvrir un autre. */
export function Noms({ fond, zones }: { fond: FondDeCarte; zones: ZoneDeCarte[] }) {
  const posees: Etiquette[] = []
  for (const zone of zones) {
    const e = zone.nomme && zone.d ? etiqueter(fond, zone.libelle, zone.classe ?? '', projeterGeometrie(fond, zone.d)) : undefined
    if (e && !posees.some((p) => Math.abs(p.y - e.y) < 14 && Math.abs(p.x - e.x) < p.demi + e.demi)) posees.push(e)
  }
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: un groupe SVG ne reçoit pas le focus ; le jumeau texte porte les noms
    <g class="carte-noms" aria-hidden="true">
      {posees.map((e) => (
        <text
          key={e.libelle}
          class={e.classe.includes('principal') ? 'carte-nom principal' : 'carte-nom'}
          x={Math.round(e.x)}
          y={Math.round(e.y)}
        >
          {e.libelle}
        </text>
      ))}
    </g>
  )
}

function etiqueter(fond: FondDeCarte, libelle: string, classe: string, g: Geometrie): Etiquette | undefined {
  const [ouest, nord, est, sud] = emprise([g])
  const demi = libelle.length * 3.2 + 3
  // La zone peut déborder de la feuille : son nom se place dans ce qui s'en voit.
  const [x0, x1] = [Math.max(ouest, 4), Math.min(est, fond.largeur - 4)]
  const [y0, y1] = [Math.max(nord, 4), Math.min(sud, fond.hauteur - 4)]
  if (x1 - x0 < demi * 1.7 || y1 - y0 < 16) return undefined
  const [cx = 0, cy = 0] = centre(g)
  return { libelle, classe, demi, x: borner(cx, x0 + demi, x1 - demi), y: borner(cy, y0 + 14, y1 - 6) }
}

const borner = (v: number, min: number, max: number) => (min > max ? (min + max) / 2 : Math.min(max, Math.max(min, v)))
