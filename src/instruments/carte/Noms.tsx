import type { PointDeCarte, ZoneDeCarte } from './donnees.ts'
import { type FondDeCarte, projeterGeometrie } from './fond.ts'
import { centre, emprise, type Geometrie } from './geometrie.ts'
import { dixieme } from './tracer.ts'

/** Un nom et la boîte qu'il occupe : son milieu, la moitié de sa largeur ; `point` : le disque auquel il s'accroche. */
type Etiquette = { libelle: string; classe: string; x: number; y: number; demi: number; point?: { x: number; y: number; ecart: number } }
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
  for (const d of disques) {
    const cotes = nommerPoint(fond, d)
    const degages = cotes.filter((e) => !disques.some((autre) => autre !== d && couvre(e, autre)))
    // Le nom d'une grande ville vaut bien de couvrir un petit point ; son lien reste dans le jumeau texte.
    placer(degages.length === 0 && d.rayon >= 8 ? cotes : degages)
  }
  for (const z of zones) placer(nommerZone(fond, z))
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: un groupe SVG ne reçoit pas le focus ; le jumeau texte porte les noms
    <g class="carte-noms" aria-hidden="true">
      {posees.map((e) => (
        <Nom key={`${e.libelle} ${e.x}`} etiquette={e} />
      ))}
    </g>
  )
}

// Un nom de lieu part du centre de son disque : agrandi avec lui, il en garde la distance.
function Nom({ etiquette: { libelle, classe, x, y, point } }: { etiquette: Etiquette }) {
  const ou = point ? { x: dixieme(point.x), y: dixieme(point.y), dx: dixieme(point.ecart), dy: 4 } : { x: Math.round(x), y: Math.round(y) }
  return (
    <text class={classe} {...ou} text-anchor={point && (point.ecart > 0 ? 'start' : 'end')}>
      {libelle}
    </text>
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
    const ecart = signe * (rayon + 4)
    const milieu = x + ecart + signe * demi
    if (milieu + demi > fond.largeur || milieu - demi < 0) return []
    return [{ libelle: point.libelle, classe: 'carte-lieu', demi, point: { x, y, ecart }, x: milieu, y: y + 4 }]
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
