import { merge } from 'topojson-client'
import { presimplify, simplify } from 'topojson-simplify'
import { type Anneau, aire, enGeometrie, type Geometrie, polygones } from '#instruments/carte/geometrie.ts'
import { mailler } from '#instruments/carte/maillage.ts'

type Piece = { geometrie: Geometrie }

/**
 * Un assembleur des pièces d'un puzzle : `assembler` rend le contour extérieur d'un ensemble d'entre elles, leurs bords
 * communs effacés. Les pièces voisines doivent partager exactement leurs sommets.
 * @param tolerance aire, en degrés carrés, du plus petit triangle gardé sur le rivage ; 0 ne simplifie rien.
 */
export function assembleur<P extends Piece>(pieces: P[], tolerance = 0): { assembler: (choisies: Iterable<P>) => Geometrie | undefined } {
  const { topologie, faces } = mailler(pieces.map((p) => p.geometrie))
  const simplifiee = tolerance > 0 ? simplify(presimplify(topologie), tolerance) : topologie
  const faceDe = new Map(pieces.map((p, i) => [p, faces[i]]))
  return {
    assembler: (choisies) => {
      const retenues = [...choisies].flatMap((p) => faceDe.get(p) ?? [])
      return normaliser(merge(simplifiee, retenues).coordinates)
    },
  }
}

// Une poussière d'un hectare naît de l'arrondi de deux bords presque communs : ce n'est pas une île.
const poussiere = 1e-6

/** Retire les poussières et oriente les anneaux selon la RFC 7946 ; undefined s'il ne reste rien. */
function normaliser(parties: Anneau[][]): Geometrie | undefined {
  const propres = parties.flatMap((anneaux) => {
    const gardes = anneaux.filter((a) => Math.abs(aire(a)) > poussiere)
    const [exterieur, ...trous] = gardes
    return exterieur && exterieur === anneaux[0] ? [[oriente(exterieur, 1), ...trous.map((t) => oriente(t, -1))]] : []
  })
  return propres.length === 0 ? undefined : enGeometrie(propres)
}

const oriente = (a: Anneau, signe: 1 | -1): Anneau => (Math.sign(aire(a)) === signe ? a : [...a].reverse())

/** Même chose pour une géométrie venue d'un fichier, dont les sommets sont arrondis (cinq décimales : un mètre). */
export const nettoyer = (g: Geometrie): Geometrie | undefined =>
  normaliser(polygones(g).map((anneaux) => anneaux.map((a) => a.map((p) => p.slice(0, 2).map((v) => Math.round(v * 1e5) / 1e5)))))
