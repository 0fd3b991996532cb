import type { Referentiel } from '#referentiel/referentiel.ts'
import { comprendre } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { comprendreLieu, type LieuCompris, territoireFiltre } from '#territoire/lieu-filtre.ts'
import type { FiltresUrl } from './annuaire.schema.ts'
import { dimensions, type Filtre } from './annuaire.ts'

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

function choisirTri(demande: FiltresUrl['tri'], avecTexte: boolean, avecPoint: boolean): Filtre['tri'] {
  if (demande === 'proximite' && avecPoint) return 'proximite'
  if (demande === 'nom' || !avecTexte) return 'nom'
  return 'pertinence'
}
