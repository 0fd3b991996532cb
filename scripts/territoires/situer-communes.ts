import type { Point } from './rapprocher-points.ts'

type Commune = { code: string; departement: string; epci?: string | undefined; codesPostaux: string[]; population?: number | undefined }

/**
 * Donne un point à chaque commune : le sien s'il est connu, sinon un point approché, le centre (pondéré par les
 * habitants) des communes situées du même code postal dans le même EPCI, sinon du code postal, de l'EPCI, du
 * département. Écart médian mesuré sur l'Auvergne-Rhône-Alpes : 5,6 km par le code postal, 10,6 km par l'EPCI seul.
 */
export function situerToutes(communes: Commune[], points: Map<string, Point>): Map<string, Point> {
  const groupes = centresParGroupe(communes, points)
  return new Map(
    communes.flatMap((c): [string, Point][] => {
      const connu = points.get(c.code)
      if (connu) return [[c.code, connu]]
      const centre = clesDeProche(c)
        .map((cle) => groupes.get(cle))
        .find((trouve) => trouve !== undefined)
      return centre ? [[c.code, centre]] : []
    }),
  )
}

const clesDeProche = (c: Commune): string[] => [
  ...(c.epci ? c.codesPostaux.map((cp) => `${c.epci}/${cp}`) : []),
  ...c.codesPostaux,
  ...(c.epci ? [`epci ${c.epci}`] : []),
  `departement ${c.departement}`,
]

function centresParGroupe(communes: Commune[], points: Map<string, Point>): Map<string, Point> {
  const sommes = new Map<string, { poids: number; longitude: number; latitude: number }>()
  for (const c of communes) {
    const point = points.get(c.code)
    if (!point) continue
    const poids = c.population || 1
    for (const cle of clesDeProche(c)) {
      const s = sommes.get(cle) ?? { poids: 0, longitude: 0, latitude: 0 }
      s.poids += poids
      s.longitude += poids * point.longitude
      s.latitude += poids * point.latitude
      sommes.set(cle, s)
    }
  }
  return new Map([...sommes].map(([cle, s]) => [cle, { longitude: s.longitude / s.poids, latitude: s.latitude / s.poids, approche: true }]))
}
