import type { Db } from '#socle/db.ts'
import { listMembres } from './groupement.repository.ts'
import { type Resolution, resoudreTerritoire } from './resoudre-territoire.ts'
import { listAncetres } from './territoire.repository.ts'
import type { Territoire } from './territoire.ts'

/** Ce que l'on a compris d'un territoire écrit dans l'URL. */
export type LieuCompris = Resolution | { genre: 'aucun' }

/** Un territoire dont on cherche ce qui s'y rapporte. */
export type TerritoireFiltre = {
  /** Le territoire, ou les membres du groupement. */
  zones: number[]
  /** Le territoire et tous ceux qui le contiennent. */
  contenants: number[]
  /** Vrai si chacune des zones est un EPCI, un département ou une région : ses comptes sont tenus en chaînes de bits. */
  compte: boolean
  point: { x: number; y: number } | null
}

/** Le nom, le code ou le code postal d'un filtre ; vide : aucun lieu. */
export async function comprendreLieu(db: Db, texte: string): Promise<LieuCompris> {
  return texte.trim() === '' ? { genre: 'aucun' } : resoudreTerritoire(db, texte)
}

/** Les zones où l'on cherche et les territoires qui les contiennent. */
export async function territoireFiltre(db: Db, territoire: Territoire): Promise<TerritoireFiltre> {
  const [membres, contenants] = await Promise.all([
    territoire.niveau === 'groupement' ? listMembres(db, territoire.id) : [territoire],
    listAncetres(db, territoire),
  ])
  return {
    zones: membres.map(({ id }) => id),
    contenants: [...new Set([territoire.id, ...contenants])],
    compte: membres.every(({ niveau }) => niveau !== 'commune'),
    point: territoire.point ? { x: territoire.point.longitude, y: territoire.point.latitude } : null,
  }
}
