import { geoConicConformal } from 'd3-geo'
import { type Emprise, emprise, type Geometrie, polygones } from './geometrie.ts'

/** Un encart : un morceau de monde montré à part, avec son cadre et son nom. */
export type Encart = { x: number; y: number; largeur: number; hauteur: number; libelle: string }

export type Projeter = (longitude: number, latitude: number) => [number, number] | null

/** La feuille sur laquelle on dessine : sa taille, ses encarts, et où tombe un point (null : hors de la feuille). */
export type FondDeCarte = { largeur: number; hauteur: number; encarts: Encart[]; projeter: Projeter }

/** La France entière : l'hexagone et la Corse en conique conforme (celle de l'IGN), cinq encarts d'outre-mer. */
export function fondFrance(): FondDeCarte {
  france ??= composerFrance()
  return france
}

let france: FondDeCarte | undefined

function composerFrance(): FondDeCarte {
  const [largeur, hauteur] = [600, 600]
  const metropole = ajuster(coniqueConforme, [-5.2, 41.33, 9.6, 51.1], { x: 6, y: 4, largeur: 588, hauteur: 590 }, contourDeMetropole)
  const encarts = outreMer.map(({ libelle, cadre }, rang) => {
    const encart = { x: 3, y: 268 + rang * 66.5, largeur: 78, hauteur: 62.5, libelle }
    return {
      encart,
      cadre,
      projeter: ajuster(cylindrique(cadre), cadre, {
        x: encart.x + 6,
        y: encart.y + 17,
        largeur: encart.largeur - 12,
        hauteur: encart.hauteur - 22,
      }),
    }
  })
  return {
    largeur,
    hauteur,
    encarts: encarts.map((e) => e.encart),
    projeter: (longitude, latitude) => {
      if (dans([-6, 41, 10.5, 52], longitude, latitude)) return metropole(longitude, latitude)
      const trouve = encarts.find((e) => dans(elargir(e.cadre, 0.15), longitude, latitude))
      return trouve ? trouve.projeter(longitude, latitude) : null
    },
  }
}

/** Une feuille ajustée à ces géométries, à `centre` s'il n'y en a pas. `marge` : part de la feuille laissée autour, pour les voisins. */
export function fondLocal(
  geometries: Geometrie[],
  { largeur = 600, hauteurMax = 560, marge = 0.04, centre = [2.5, 46.5] } = {},
): FondDeCarte {
  const cadre =
    geometries.length > 0 ? emprise(geometries) : elargir([centre[0] ?? 0, centre[1] ?? 0, centre[0] ?? 0, centre[1] ?? 0], 0.25)
  const plan = cylindrique(cadre)
  const [x0, y0] = plan(cadre[0], cadre[3])
  const [x1, y1] = plan(cadre[2], cadre[1])
  const rapport = (y1 - y0) / Math.max(1e-9, x1 - x0)
  const hauteur = Math.round(Math.min(hauteurMax, Math.max(220, largeur * rapport)))
  return {
    largeur,
    hauteur,
    encarts: [],
    projeter: ajuster(plan, cadre, {
      x: largeur * marge,
      y: hauteur * marge,
      largeur: largeur * (1 - 2 * marge),
      hauteur: hauteur * (1 - 2 * marge),
    }),
  }
}

const outreMer: { libelle: string; cadre: Emprise }[] = [
  { libelle: 'Guadeloupe', cadre: [-61.82, 15.83, -61, 16.52] },
  { libelle: 'Martinique', cadre: [-61.24, 14.38, -60.8, 14.89] },
  { libelle: 'Guyane', cadre: [-54.62, 2.1, -51.6, 5.77] },
  { libelle: 'La Réunion', cadre: [55.2, -21.4, 55.85, -20.86] },
  { libelle: 'Mayotte', cadre: [45, -13.02, 45.31, -12.63] },
]

type Plan = (longitude: number, latitude: number) => [number, number]

const conique = geoConicConformal().parallels([44, 49]).rotate([-3, 0]).scale(1000).translate([0, 0])
const coniqueConforme: Plan = (longitude, latitude) => conique([longitude, latitude]) ?? [0, 0]

// Sur l'étendue d'une région, raccourcir les longitudes par le cosinus de la latitude suffit à garder les formes.
function cylindrique([, sud, , nord]: Emprise): Plan {
  const k = Math.cos((((sud + nord) / 2) * Math.PI) / 180)
  return (longitude, latitude) => [longitude * k, -latitude]
}

// Les extrémités de l'hexagone et de la Corse : le rectangle de degrés, lui, se courbe une fois projeté.
const contourDeMetropole: [number, number][] = [
  [-4.8, 48.45],
  [2.55, 51.09],
  [8.23, 48.97],
  [9.56, 42.1],
  [9.2, 41.36],
  [3.2, 42.43],
  [-1.78, 43.36],
]

/** Met un plan à l'échelle d'une boîte, centré. `temoins` : les points qui en marquent les bords, s'il ne s'agit pas du cadre. */
function ajuster(
  plan: Plan,
  cadre: Emprise,
  boite: { x: number; y: number; largeur: number; hauteur: number },
  temoins?: [number, number][],
): Plan {
  const [ouest, sud, est, nord] = cadre
  const coins = (
    temoins ?? [
      [ouest, sud],
      [est, nord],
    ]
  ).map(([lon, lat]) => plan(lon, lat))
  const [xs, ys] = [coins.map((c) => c[0]), coins.map((c) => c[1])]
  const [x0, y0] = [Math.min(...xs), Math.min(...ys)]
  const [l, h] = [Math.max(1e-9, Math.max(...xs) - x0), Math.max(1e-9, Math.max(...ys) - y0)]
  const k = Math.min(boite.largeur / l, boite.hauteur / h)
  const [dx, dy] = [boite.x + (boite.largeur - k * l) / 2, boite.y + (boite.hauteur - k * h) / 2]
  return (longitude, latitude) => {
    const [x, y] = plan(longitude, latitude)
    return [dx + k * (x - x0), dy + k * (y - y0)]
  }
}

const dans = ([ouest, sud, est, nord]: Emprise, longitude: number, latitude: number) =>
  longitude >= ouest && longitude <= est && latitude >= sud && latitude <= nord

const elargir = ([ouest, sud, est, nord]: Emprise, marge: number): Emprise => [ouest - marge, sud - marge, est + marge, nord + marge]

/** Les parties d'une géométrie qui tombent sur la feuille, projetées. */
export function projeterGeometrie(fond: FondDeCarte, geometrie: Geometrie): Geometrie {
  const parties = polygones(geometrie).flatMap((anneaux) => {
    const projetes = anneaux.map((a) => a.flatMap(([lon = 0, lat = 0]) => [fond.projeter(lon, lat)].filter((p) => p !== null)))
    return projetes[0] && projetes[0].length === anneaux[0]?.length ? [projetes] : []
  })
  return { type: 'MultiPolygon', coordinates: parties }
}
