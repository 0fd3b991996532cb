import type { PointDeCarte, ZoneDeCarte } from './Carte.tsx'
import { type FondDeCarte, projeterGeometrie } from './fond.ts'
import { centre, emprise, type Geometrie } from './geometrie.ts'

/** Un nom et la boîte qu'il occupe : son milieu, la moitié de sa largeur ; `bord` : l'abscisse où il s'accroche à son point. */
type Etiquette = { libelle: string; classe: string; x: number; y: number; demi: number; bord?: number; ancre?: 'start' | 'end' }
type Props = { fond: FondDeCarte; zones: ZoneDeCarte[]; points: PointDeCarte[] }

/** Les noms demandés, là où ils tiennent sans en couvrir un autre : les lieux d'abord, puis les zones. */
export function Noms({ fond, zones, points }: Props) {
  const posees: Etiquette[] = []
  for (const e of [...points.flatMap((p) => nommerPoint(fond, p)), ...zones.flatMap((z) => nommerZone(fond, z))]) {
    if (!posees.some((p) => Math.abs(p.y - e.y) < 13 && Math.abs(p.x - e.x) < p.demi + e.demi)) posees.push(e)
  }
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: un groupe SVG ne reçoit pas le focus ; le jumeau texte porte les noms
    <g class="carte-noms" aria-hidden="true">
      {posees.map((e) => (
        <text key={`${e.libelle} ${e.x}`} class={e.classe} x={Math.round(e.bord ?? e.x)} y={Math.round(e.y)} text-anchor={e.ancre}>
          {e.libelle}
        </text>
      ))}
    </g>
  )
}

const demiLargeur = (libelle: string) => libelle.length * 3.1 + 3

function nommerPoint(fond: FondDeCarte, point: PointDeCarte): Etiquette[] {
  const ou = point.nomme ? fond.projeter(point.lon, point.lat) : null
  if (!ou) return []
  const demi = demiLargeur(point.libelle)
  const ecart = (point.rayon ?? 4.5) + 4
  const signe = ou[0] + ecart + 2 * demi < fond.largeur ? 1 : -1
  const bord = ou[0] + signe * ecart
  return [
    { libelle: point.libelle, classe: 'carte-lieu', demi, bord, ancre: signe > 0 ? 'start' : 'end', x: bord + signe * demi, y: ou[1] + 4 },
  ]
}

function nommerZone(fond: FondDeCarte, zone: ZoneDeCarte): Etiquette[] {
  if (!zone.nomme || !zone.d) return []
  const g: Geometrie = projeterGeometrie(fond, zone.d)
  const [ouest, nord, est, sud] = emprise([g])
  const demi = demiLargeur(zone.libelle)
  // La zone peut déborder de la feuille : son nom se place dans ce qui s'en voit.
  const [x0, x1] = [Math.max(ouest, 4), Math.min(est, fond.largeur - 4)]
  const [y0, y1] = [Math.max(nord, 4), Math.min(sud, fond.hauteur - 4)]
  if (x1 - x0 < demi * 1.7 || y1 - y0 < 16) return []
  const [cx = 0, cy = 0] = centre(g)
  return [{ libelle: zone.libelle, classe: 'carte-nom', demi, x: borner(cx, x0 + demi, x1 - demi), y: borner(cy, y0 + 14, y1 - 6) }]
}

const borner = (v: number, min: number, max: number) => (min > max ? (min + max) / 2 : Math.min(max, Math.max(min, v)))
