import { topology } from 'topojson-server'
import type { Geometrie } from './geometrie.ts'

type Objet = ReturnType<typeof topology>['objects'][string]
export type Face = { type: 'Polygon'; arcs: number[][] } | { type: 'MultiPolygon'; arcs: number[][][] }

/** Le maillage d'arcs communs de ces géométries, et la face de chacune, dans le même ordre. */
export function mailler(geometries: Geometrie[]) {
  const collection = { type: 'GeometryCollection' as const, geometries }
  const { arcs, bbox, objects } = topology({ collection })
  const objet = objects.collection
  const faces = objet?.type === 'GeometryCollection' ? objet.geometries.map(enFace) : []
  return { topologie: { type: 'Topology' as const, arcs, ...(bbox ? { bbox } : {}), objects: {} }, faces }
}

function enFace(g: Objet): Face | undefined {
  if (g.type === 'Polygon') return { type: 'Polygon', arcs: g.arcs }
  return g.type === 'MultiPolygon' ? { type: 'MultiPolygon', arcs: g.arcs } : undefined
}
