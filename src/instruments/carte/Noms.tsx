import type { PointDeCarte, ZoneDeCarte } from './Carte.tsx'
import { type FondDeCarte, projeterGeometrie } from './fond.ts'
import { centre, emprise, type Geometrie } from './geometrie.ts'

/** Un nom et la boîte qu'il occupe : son milieu, la moitié de sa largeur ; `bord` : l'abscisse où il s'accroche à son point. */
type Etiquette = { libelle: string; classe: string; x: number; y: number; demi: number; bord?: number; ancre?: 'start' | 'end' }
type Props = { fond: FondDeCarte; zones: ZoneDeCarte[]; points: PointDeCarte[] }

/** Les noms demandés, là où ils tiennent sans en couvrir un autre ni un point : les lieux d'abord, puis les zones. */
export function Noms({ fond, zones, points }: Props) {
  const disques = points.flatMap((p) => poser(fond, p))
  const posees: Etiquette[] = []
  const libre = (e: Etiquette) => !posees.some((p) => Math.abs(p.y - e.y) < 13 && Math.abs(p.x - e.x) < p.demi + e.demi)
  const placer = (possibles: Etiquette[]) => {
    const e = possibles.find(libre)
    if (e) posees.push(e)
  }
  for (const d of disques) placer(nommerPoint(fond, d).filter((e) => !disques.some((autre) => autre !== d && couvre(e, autre))))
  for (const z of zones) placer(nommerZone(fond, z))
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

type Disque = { point: PointDeCarte; x: number; y: number; rayon: number }

function poser(fond: FondDeCarte, point: PointDeCarte): Disque[] {
  const ou = fond.projeter(point.lon, point.lat)
  return ou ? [{ point, x: ou[0], y: ou[1], rayon: point.rayon ?? 4.5 }] : []
}

const couvre = (e: Etiquette, { x, y, rayon }: Disque) => Math.abs(e.x - x) < e.demi + rayon - 2 && Math.abs(e.y - 4 - y) < 5 + rayon

const demiLargeur = (libelle: string) => libelle.length * 3.1 + 3

// À droite du disque, sinon à gauche.
function nommerPoint(fond: FondDeCarte, { point, x, y, rayon }: Disque): Etiquette[] {
  if (!point.nomme) return []
  const demi = demiLargeur(point.libelle)
  return ([1, -1] as const).flatMap((signe) => {
    const bord = x + signe * (rayon + 4)
    const fin = bord + signe * 2 * demi
    if (fin > fond.largeur || fin < 0) return []
    return [
      {
        libelle: point.libelle,
        classe: 'carte-lieu',
        demi,
        bord,
        ancre: signe > 0 ? ('start' as const) : ('end' as const),
        x: bord + signe * demi,
        y: y + 4,
      },
    ]
  })
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
