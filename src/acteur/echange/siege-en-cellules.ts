import { abreger, type Cellule, type Cellules, type LectureDeLigne } from '#champ/cellule.ts'
import { lieuxCodes, sourceTerritoire } from '#champ/noms.ts'
import type { Db } from '#socle/db.ts'
import { resoudreTerritoire } from '#territoire/resoudre-territoire.ts'
import { distanceKm, type Point, type Territoire } from '#territoire/territoire.ts'
import type { SaisieDeFiche } from '../acteur.champs.ts'

/** Le siège et le point d'une fiche : la commune par son code, à défaut par son nom, sinon le département seul. */
export const siegeEnCellules: Cellule<SaisieDeFiche> = {
  colonnes: ['commune', 'commune_nom', 'departement', 'longitude', 'latitude'],
  ecrire: ({ communeId, departementId, point }, codes) => {
    const [commune, departement] = [communeId, departementId].map((id) => (id === null ? undefined : codes.de(sourceTerritoire, id)))
    return {
      commune: commune?.code.replace(/^commune:/, '') ?? null,
      commune_nom: commune?.nom ?? null,
      departement: departement?.code.replace(/^departement:/, '') ?? null,
      longitude: point?.longitude ?? null,
      latitude: point?.latitude ?? null,
    }
  },
  lecteur: () => {
    const { preparer, communeDe, departementDe } = chercherLesSieges()
    return {
      preparer,
      lire: (cellules, lecture) => {
        const { commune, commune_nom: nom, departement, longitude, latitude } = cellules
        const dit: Dit = {}
        if (commune !== undefined || nom !== undefined) {
          dit.commune = communeDe(cellules) ?? null
          const ecrit = [codeDe(cellules), nom?.trim()].filter((texte) => texte).join(' ')
          if (dit.commune === null && ecrit !== '') lecture.dire(`Commune inconnue : « ${ecrit.slice(0, 80)} ».`)
        }
        if (departement !== undefined) {
          dit.departement = departementDe(cellules) ?? null
          if (departement.trim() !== '' && !dit.departement) lecture.dire(`Département inconnu : « ${abreger(departement, 40)} ».`)
        }
        if (longitude !== undefined && latitude !== undefined) dit.point = lirePoint(longitude, latitude, lecture)
        return Object.keys(dit).length === 0 ? undefined : (avant) => placer(avant, dit, lecture)
      },
    }
  },
}

type Dit = { commune?: Territoire | null; departement?: Territoire | null; point?: Point | null }

// Un point donné est gardé s'il est près de la commune, ou s'il était déjà celui de la fiche.
function placer(avant: SaisieDeFiche, { commune, departement, point = null }: Dit, lecture: LectureDeLigne): SaisieDeFiche {
  const communeId = commune === undefined ? avant.communeId : (commune?.id ?? null)
  const ecrit = departement === undefined ? avant.departementId : (departement?.id ?? null)
  const departementId = communeId === null ? ecrit : (commune?.departementId ?? avant.departementId)
  const deja = avant.point
  const meme = point !== null && point.longitude === deja?.longitude && point.latitude === deja.latitude
  const retenu = meme ? point : pointPresDe(point, commune ?? null, lecture)
  return { ...avant, communeId, departementId, point: retenu ?? (avant.communeId === communeId ? deja : null) }
}

// Ce qui a été cherché se garde : les mêmes lieux reviennent d'une ligne à l'autre.
function chercherLesSieges() {
  const parCode = new Map<string, Territoire | null>()
  const parNom = new Map<string, Territoire | null>()
  const cleDuNom = (cellules: Cellules) => {
    const [code, nom] = [codeDe(cellules), cellules.commune_nom?.trim() ?? '']
    const texte = nom || (/^\d|^2[AB]/.test(code) ? '' : code)
    return texte === '' ? undefined : `${code.slice(0, 2)} ${texte}`
  }
  const parLeCode = (cellules: Cellules) => parCode.get(`commune:${sansArrondissement(codeDe(cellules))}`)
  // Le code d'abord ; s'il ne dit rien (commune fusionnée, arrondissement inconnu), le nom.
  const suffit = (commune: Territoire | null | undefined) => commune && commune.nature !== 'supprimee'
  return {
    communeDe: (cellules: Cellules) => {
      const commune = parLeCode(cellules)
      return suffit(commune) ? commune : (parNom.get(cleDuNom(cellules) ?? '') ?? commune)
    },
    departementDe: ({ departement = '' }: Cellules) => parCode.get(`departement:${completer(departement, 2)}`),
    preparer: async (db: Db, lot: readonly Cellules[]) => {
      const codes = [
        ...lot.map((cellules) => `commune:${sansArrondissement(codeDe(cellules))}`),
        ...lot.map(({ departement = '' }) => `departement:${completer(departement, 2)}`),
      ]
      const nouveaux = [...new Set(codes)].filter((code) => !parCode.has(code))
      for (const code of nouveaux) parCode.set(code, null)
      for (const lieu of await lieuxCodes(db, nouveaux)) parCode.set(`${lieu.niveau}:${lieu.code}`, lieu)
      for (const cellules of lot) {
        const cle = cleDuNom(cellules)
        if (cle !== undefined && !parNom.has(cle) && !suffit(parLeCode(cellules)))
          parNom.set(cle, await parLeNom(db, cle.slice(cle.indexOf(' ') + 1), codeDe(cellules)))
      }
    },
  }
}

async function parLeNom(db: Db, texte: string, code: string): Promise<Territoire | null> {
  const resolution = await resoudreTerritoire(db, texte, { niveaux: ['commune'] })
  if (resolution.genre === 'trouve') return resolution.territoire
  // Des homonymes : celui du même département, s'il est seul.
  const dici = resolution.genre === 'choix' && /^\d{5}$|^2[AB]\d{3}$/.test(code)
  const memes = dici ? resolution.choix.filter((lieu) => lieu.code.slice(0, 2) === code.slice(0, 2)) : []
  return memes.length === 1 ? (memes[0] ?? null) : null
}

const codeDe = ({ commune = '' }: Cellules): string => completer(commune, 5)

// Un tableur mange le zéro de tête : « 1004 » est la commune 01004, « 1 » le département 01.
function completer(code: string, longueur: number): string {
  const net = code.trim().toUpperCase()
  return /^\d+$/.test(net) && net.length === longueur - 1 ? `0${net}` : net
}

// Paris, Lyon et Marseille : l'arrondissement a son code Insee, la fiche est placée à la commune.
function sansArrondissement(code: string): string {
  if (/^751(0[1-9]|1\d|20)$/.test(code)) return '75056'
  if (/^6938[1-9]$/.test(code)) return '69123'
  return /^132(0[1-9]|1[0-6])$/.test(code) ? '13055' : code
}

/** Au-delà, à vol d'oiseau, les coordonnées d'une fiche ne sont pas celles de sa commune ; en Guyane, une commune s'étend sur 150 km. */
const seuilKm = (code: string) => (code.startsWith('973') ? 200 : 30)

/** Un couple de coordonnées en degrés (virgule décimale acceptée) ; null s'il est vide ou faux. */
function lirePoint(longitude: string, latitude: string, { dire }: LectureDeLigne): Point | null {
  if (longitude.trim() === '' && latitude.trim() === '') return null
  const point = { longitude: degres(longitude), latitude: degres(latitude) }
  const juste = Math.abs(point.longitude) <= 180 && Math.abs(point.latitude) <= 90 && (point.longitude !== 0 || point.latitude !== 0)
  if (juste) return point
  dire(`Coordonnées illisibles (« ${longitude.slice(0, 20)} », « ${latitude.slice(0, 20)} ») : ignorées, la fiche est placée à sa commune.`)
  return null
}

function pointPresDe(point: Point | null, commune: Territoire | null, { dire }: LectureDeLigne): Point | null {
  if (!point || !commune?.point) return point
  const km = distanceKm(point, commune.point)
  if (km <= seuilKm(commune.code)) return point
  dire(`Coordonnées à ${Math.round(km)} km de la commune : ignorées, la fiche est placée à sa commune.`)
  return null
}

function degres(texte: string): number {
  const net = texte.trim().replace(',', '.')
  return /^[+-]?\d+(\.\d+)?(e-?\d+)?$/i.test(net) ? Number(net) : Number.NaN
}
