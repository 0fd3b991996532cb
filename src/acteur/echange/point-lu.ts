import { distanceKm, type Point } from '#territoire/territoire.ts'

/** Au-delà, les coordonnées d'une fiche ne sont pas celles de sa commune, à vol d'oiseau. */
const seuilKm = 30
/** En Guyane, une commune peut s'étendre sur 150 km. */
const seuilGuyaneKm = 200

/** Un couple de coordonnées en degrés (virgule décimale acceptée) ; null s'il est vide ou faux. */
export function lirePoint(longitude: string, latitude: string, messages: string[]): Point | null {
  if (longitude.trim() === '' && latitude.trim() === '') return null
  const point = { longitude: degres(longitude), latitude: degres(latitude) }
  const juste = Math.abs(point.longitude) <= 180 && Math.abs(point.latitude) <= 90 && (point.longitude !== 0 || point.latitude !== 0)
  if (juste) return point
  messages.push(
    `Coordonnées illisibles (« ${longitude.slice(0, 20)} », « ${latitude.slice(0, 20)} ») : ignorées, la fiche est placée à sa commune.`,
  )
  return null
}

/** Le point s'il est près de la commune ; sinon null, et une phrase qui le dit. */
export function pointPresDe(point: Point | null, commune: { code: string; point: Point | null } | null, messages: string[]): Point | null {
  if (!point || !commune?.point) return point
  const km = distanceKm(point, commune.point)
  if (km <= (commune.code.startsWith('973') ? seuilGuyaneKm : seuilKm)) return point
  messages.push(`Coordonnées à ${Math.round(km)} km de la commune : ignorées, la fiche est placée à sa commune.`)
  return null
}

function degres(texte: string): number {
  const net = texte.trim().replace(',', '.')
  return /^[+-]?\d+(\.\d+)?(e-?\d+)?$/i.test(net) ? Number(net) : Number.NaN
}
