import { Delaunay } from 'd3-delaunay'
import polygonClipping from 'polygon-clipping'
import { type Anneau, aire, type Emprise, emprise, enGeometrie } from '#instruments/carte/geometrie.ts'

export type Site = { longitude: number; latitude: number }
export type Cellule<S> = { site: S; parties: Anneau[][] }

/**
 * Partage les terres entre des lieux : chacun reçoit ce qui est plus près de lui que de tout autre (Voronoï), coupé au
 * rivage. Un lieu dont la cellule tombe tout entière en mer n'en reçoit pas.
 */
export function decouperCellules<S extends Site>(sites: S[], terres: Anneau[][]): Cellule<S>[] {
  const latitude = sites.reduce((somme, s) => somme + s.latitude, 0) / Math.max(1, sites.length)
  // Un degré de longitude vaut cos(latitude) degré de latitude : sans cela les cellules s'étireraient d'est en ouest.
  const echelle = Math.cos((latitude * Math.PI) / 180)
  const [ouest, sud, est, nord] = emprise(terres.map((t) => enGeometrie([t])))
  const voronoi = Delaunay.from(
    sites,
    (s) => s.longitude * echelle,
    (s) => s.latitude,
  ).voronoi([(ouest - 1) * echelle, sud - 1, (est + 1) * echelle, nord + 1])
  return sites.flatMap((site, i) => {
    const cellule = voronoi.cellPolygon(i)
    if (!cellule) return []
    const parties = couperAuRivage(
      cellule.map(([x, y]) => [x / echelle, y]),
      terres,
    )
    return parties.length === 0 ? [] : [{ site, parties }]
  })
}

const marge = 0.01

function couperAuRivage(cellule: Anneau, terres: Anneau[][]): Anneau[][] {
  const [ouest, sud, est, nord] = emprise([enGeometrie([[cellule]])])
  const cadre: Emprise = [ouest - marge, sud - marge, est + marge, nord + marge]
  const proches = terres
    .map((anneaux) => anneaux.map((a) => couperAuCadre(a, cadre)).filter((a) => a.length >= 3))
    .filter((anneaux) => anneaux.length > 0)
  if (proches.length === 0) return []
  const [premiere] = proches
  // La terre remplit tout le cadre : la cellule est à l'intérieur du pays, rien à couper.
  if (proches.length === 1 && premiere?.length === 1 && premiere[0] && remplit(premiere[0], cadre)) return [[arrondir(cellule)]]
  return polygonClipping
    .intersection(
      [paires(cellule)],
      proches.map((anneaux) => anneaux.map(paires)),
    )
    .map((anneaux) => anneaux.map(arrondir).filter((a) => Math.abs(aire(a)) > 1e-6))
    .filter((anneaux) => anneaux.length > 0)
}

const remplit = (a: Anneau, [ouest, sud, est, nord]: Emprise) => Math.abs(Math.abs(aire(a)) - (est - ouest) * (nord - sud)) < 1e-9

const paires = (a: Anneau) => a.map(([x = 0, y = 0]): [number, number] => [x, y])

/** Quatre décimales, 11 mètres : deux voisines gardent exactement les mêmes sommets. */
const arrondir = (a: Anneau): Anneau => a.map((p) => p.map((v) => Math.round(v * 1e4) / 1e4))

/** Sutherland-Hodgman : ce qu'il reste d'un anneau dans un rectangle, bord compris. */
function couperAuCadre(anneau: Anneau, [ouest, sud, est, nord]: Emprise): Anneau {
  let reste = anneau
  for (const [axe, limite, signe] of [
    [0, ouest, 1],
    [0, est, -1],
    [1, sud, 1],
    [1, nord, -1],
  ] as const) {
    if (reste.length === 0) return reste
    reste = couperAuBord(reste, axe, limite, signe)
  }
  return reste
}

function couperAuBord(anneau: Anneau, axe: 0 | 1, limite: number, signe: 1 | -1): Anneau {
  const garde: Anneau = []
  let avant = anneau[anneau.length - 1] ?? [0, 0]
  for (const point of anneau) {
    const [a = 0, b = 0] = [avant[axe], point[axe]]
    const [dedansAvant, dedans] = [(a - limite) * signe >= 0, (b - limite) * signe >= 0]
    if (dedansAvant !== dedans) {
      const t = (limite - a) / (b - a)
      garde.push(avant.map((v, i) => v + t * ((point[i] ?? 0) - v)))
    }
    if (dedans) garde.push(point)
    avant = point
  }
  return garde
}
