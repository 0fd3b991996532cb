/** Une position [longitude, latitude] en degrés (ou [x, y] une fois projetée), comme en GeoJSON. */
export type Position = number[]
export type Anneau = Position[]
export type Geometrie = { type: 'Polygon'; coordinates: Anneau[] } | { type: 'MultiPolygon'; coordinates: Anneau[][] }

/** Rectangle [ouest, sud, est, nord]. */
export type Emprise = [number, number, number, number]

export const polygones = (g: Geometrie): Anneau[][] => (g.type === 'Polygon' ? [g.coordinates] : g.coordinates)

export const enGeometrie = (parties: Anneau[][]): Geometrie => {
  const [seule] = parties
  return parties.length === 1 && seule ? { type: 'Polygon', coordinates: seule } : { type: 'MultiPolygon', coordinates: parties }
}

export function emprise(geometries: Geometrie[]): Emprise {
  const e: Emprise = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x = 0, y = 0] of geometries.flatMap((g) => polygones(g).flatMap((p) => p[0] ?? []))) {
    e[0] = Math.min(e[0], x)
    e[1] = Math.min(e[1], y)
    e[2] = Math.max(e[2], x)
    e[3] = Math.max(e[3], y)
  }
  return e
}

/** Aire signée d'un anneau, dans l'unité de ses coordonnées : positive dans le sens trigonométrique. */
export function aire(anneau: Anneau): number {
  let somme = 0
  for (let i = 0; i < anneau.length; i++) {
    const [x1 = 0, y1 = 0] = anneau[i] ?? []
    const [x2 = 0, y2 = 0] = anneau[(i + 1) % anneau.length] ?? []
    somme += x1 * y2 - x2 * y1
  }
  return somme / 2
}

/** Le centre de gravité de la plus grande partie. */
export function centre(g: Geometrie): Position {
  const [grande] = polygones(g)
    .flatMap((p) => p.slice(0, 1))
    .sort((a, b) => Math.abs(aire(b)) - Math.abs(aire(a)))
  if (!grande) return [0, 0]
  const surface = aire(grande)
  let [cx, cy] = [0, 0]
  for (let i = 0; i < grande.length; i++) {
    const [x1 = 0, y1 = 0] = grande[i] ?? []
    const [x2 = 0, y2 = 0] = grande[(i + 1) % grande.length] ?? []
    cx += (x1 + x2) * (x1 * y2 - x2 * y1)
    cy += (y1 + y2) * (x1 * y2 - x2 * y1)
  }
  return surface === 0 ? (grande[0] ?? [0, 0]) : [cx / (6 * surface), cy / (6 * surface)]
}
