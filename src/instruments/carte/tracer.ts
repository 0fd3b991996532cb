import { feature } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import { type FondDeCarte, projeterGeometrie } from './fond.ts'
import { type Anneau, aire, type Geometrie, type Position } from './geometrie.ts'
import { mailler } from './maillage.ts'

/**
 * Les tracés SVG de ces géométries sur un fond, dans le même ordre (vide si rien n'y tombe). Les bords communs sont
 * simplifiés une seule fois, ensemble : deux voisines restent jointives.
 * @param options.adoucir arrondit les longs angles droits d'un contour calculé : il ne prétend pas à leur exactitude.
 * @param options.tolerance aire, en unités carrées du dessin, du plus petit détail gardé.
 */
export function tracer(
  fond: FondDeCarte,
  geometries: Geometrie[],
  { tolerance = geometries.length > 60 ? 3 : 1.2, adoucir = false } = {},
): string[] {
  const { topologie, faces } = mailler(geometries.map((g) => projeterGeometrie(fond, g)))
  const simple = simplify(presimplify(topologie), tolerance)
  if (adoucir) simple.arcs = simple.arcs.map((arc) => adoucirArc(adoucirArc(arc)))
  return faces.map((face) => {
    if (!face) return ''
    const trait = feature(simple, face)
    if (trait.type !== 'Feature') return ''
    const { geometry } = trait
    if (geometry.type !== 'MultiPolygon' && geometry.type !== 'Polygon') return ''
    const anneaux = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()
    return enChemin(visibles(anneaux, tolerance))
  })
}

/** Les tracés sont en entiers, `finesse` par unité du dessin : le groupe qui les porte est réduit d'autant. */
export const finesse = 3

/** Un nombre au dixième, sans zéro inutile. */
export const dixieme = (v: number): string => String(Math.round(v * 10) / 10).replace(/^(-?)0\./, '$1.')

// Chaikin : coupe chaque angle entre deux longs côtés. Les bouts de l'arc ne bougent pas, les voisins restent jointifs.
function adoucirArc(arc: Position[]): Position[] {
  return arc.flatMap((p, i) => {
    const [avant, apres] = [arc[i - 1], arc[i + 1]]
    if (!avant || !apres || distance(avant, p) < 5 || distance(p, apres) < 5) return [p]
    return [vers(p, avant, 0.25), vers(p, apres, 0.25)]
  })
}

const distance = ([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position) => Math.hypot(x2 - x1, y2 - y1)
const vers = ([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position, t: number): Position => [x1 + t * (x2 - x1), y1 + t * (y2 - y1)]

// Les îlots plus petits que le détail disparaissent, sauf si la zone n'est que cela.
function visibles(anneaux: Anneau[], tolerance: number): Anneau[] {
  const grands = anneaux.filter((a) => a.length >= 4 && Math.abs(aire(a)) > tolerance)
  return grands.length > 0 ? grands : anneaux.slice(0, 1)
}

// Commandes relatives, en entiers ; chaque pas part de la position déjà arrondie : les arrondis ne s'ajoutent pas.
function enChemin(anneaux: Anneau[]): string {
  let depart: [number, number] = [0, 0]
  return anneaux
    .map((anneau) => {
      const points = sansRepetition(
        anneau.slice(0, -1).map(([x = 0, y = 0]): [number, number] => [Math.round(x * finesse), Math.round(y * finesse)]),
      )
      const [premier] = points
      if (!premier || points.length < 3) return ''
      const pas = points.map(([x, y], i) => {
        const [x0, y0] = points[i - 1] ?? depart
        return couple(x - x0, y - y0)
      })
      // Après « z », la plume revient au départ de l'anneau.
      depart = premier
      return `m${pas[0]}l${pas.slice(1).join(' ').replaceAll(' -', '-')}z`
    })
    .join('')
}

const sansRepetition = (points: [number, number][]) =>
  points.filter(([x, y], i) => i === 0 || x !== points[i - 1]?.[0] || y !== points[i - 1]?.[1])

const couple = (dx: number, dy: number): string => (dy < 0 ? `${dx}${dy}` : `${dx} ${dy}`)
