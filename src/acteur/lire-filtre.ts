import type { Referentiel } from '../referentiel/referentiel.ts'
import { comprendre } from '../socle/comprendre.ts'
import type { Db } from '../socle/db.ts'
import { listMembres } from '../territoire/groupement.repository.ts'
import { resoudreTerritoire } from '../territoire/resoudre-territoire.ts'
import { listAncetres } from '../territoire/territoire.repository.ts'
import type { Territoire } from '../territoire/territoire.ts'
import type { FiltresUrl } from './annuaire.schema.ts'
import { dimensions, type Filtre, type TerritoireFiltre } from './annuaire.ts'

/** Ce que l'on a compris d'un territoire écrit dans l'URL. */
export type LieuCompris =
  | { genre: 'aucun' }
  | { genre: 'trouve'; territoire: Territoire }
  | { genre: 'choix'; choix: Territoire[] }
  | { genre: 'inconnu' }

export type FiltreCompris = { filtre: Filtre; lieu: LieuCompris; corrections: { de: string; vers: string }[] }

/** Traduit les filtres de l'URL : mots compris, codes en identifiants, nom de lieu en territoire. */
export async function lireFiltre(db: Db, referentiel: Referentiel, url: FiltresUrl, catalyseurs: boolean): Promise<FiltreCompris> {
  const [{ tsquery, corrections }, lieu] = await Promise.all([comprendre(db, url.q), comprendreLieu(db, url.territoire)])
  const territoire = lieu.genre === 'trouve' ? await territoireFiltre(db, lieu.territoire) : null
  const termes = Object.fromEntries(
    dimensions.map((dimension) => [dimension, url[dimension].flatMap((code) => referentiel.parCode(dimension, code)?.id ?? [])]),
  )
  const tri = choisirTri(url.tri, tsquery !== null, territoire?.point != null)
  return { filtre: { catalyseurs, tsquery, termes, territoire, tri }, lieu, corrections }
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

async function comprendreLieu(db: Db, texte: string): Promise<LieuCompris> {
  return texte.trim() === '' ? { genre: 'aucun' } : resoudreTerritoire(db, texte)
}

function choisirTri(demande: FiltresUrl['tri'], avecTexte: boolean, avecPoint: boolean): Filtre['tri'] {
  if (demande === 'proximite' && avecPoint) return 'proximite'
  if (demande === 'nom' || !avecTexte) return 'nom'
  return 'pertinence'
}
