import type { Referentiel } from '#referentiel/referentiel.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { comprendreLieu, type LieuCompris, territoireFiltre } from '#territoire/lieu-filtre.ts'
import { listParNiveau } from '#territoire/territoire.repository.ts'
import type { FiltresUrl } from './catalogue.schema.ts'
import { dimensions, type Filtre, listeDe } from './catalogue.ts'
import { tranchesDeDuree } from './ressource.ts'

export type FiltreCompris = { filtre: Filtre; lieu: LieuCompris; corrections: { de: string; vers: string }[] }

/** Traduit les filtres de l'URL : mots compris, codes en identifiants, nom de lieu en territoire. */
export async function lireFiltre(db: Db, referentiel: Referentiel, url: FiltresUrl): Promise<FiltreCompris> {
  const [{ tsquery, corrections }, lieu, toutes] = await Promise.all([
    comprendre(db, url.q),
    comprendreLieu(db, url.territoire),
    url.region.length > 0 ? listParNiveau(db, 'region') : [],
  ])
  const territoire = lieu.genre === 'trouve' ? await territoireFiltre(db, lieu.territoire) : null
  const termes = Object.fromEntries(
    dimensions.map((dimension) => [dimension, url[dimension].flatMap((code) => referentiel.parCode(listeDe[dimension], code)?.id ?? [])]),
  )
  const regions = toutes.filter(({ code }) => url.region.includes(code)).map(({ id }) => id)
  const tri = choisirTri(url.tri, tsquery !== null, territoire?.point != null)
  return { filtre: { tsquery, termes, durees: tranchesVoulues(url.duree), regions, territoire, tri }, lieu, corrections }
}

/** « Une heure au plus » veut aussi ce qui tient en un quart d'heure : les rangs des tranches, sans doublon. */
export function tranchesVoulues(codes: readonly string[]): number[] {
  const rangs = tranchesDeDuree.filter(({ code }) => codes.includes(code)).map(({ rang }) => rang)
  return [...new Set(rangs.flatMap((rang) => tranchesJusqua(rang)))].sort((a, b) => a - b)
}

/** Les tranches que recouvre un choix ; « davantage » ne recouvre que lui. */
export function tranchesJusqua(rang: number): number[] {
  return rang === tranchesDeDuree.length ? [rang] : tranchesDeDuree.flatMap((tranche) => (tranche.rang <= rang ? [tranche.rang] : []))
}

function choisirTri(demande: FiltresUrl['tri'], avecTexte: boolean, avecPoint: boolean): Filtre['tri'] {
  if (demande === 'proximite') return avecPoint ? 'proximite' : 'date'
  if (demande === 'pertinence') return avecTexte ? 'pertinence' : 'date'
  return demande ?? (avecTexte ? 'pertinence' : 'date')
}
