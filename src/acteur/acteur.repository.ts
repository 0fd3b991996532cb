import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeFiche } from './acteur.champs.ts'

/** La fiche qui porte déjà l'un de ces identifiants, autre que `sauf`. */
export async function findPorteurDIdentifiant(
  db: Db,
  { siret, rna, cleExterne }: Pick<SaisieDeFiche, 'siret' | 'rna' | 'cleExterne'>,
  sauf = 0,
): Promise<{ id: number; nom: string } | undefined> {
  if (!siret && !rna && !cleExterne) return undefined
  const porte = sql<boolean>`(siret = ${siret} OR rna = ${rna} OR cle_externe = ${cleExterne})`
  return db.selectFrom('acteur').select(['id', 'nom']).where(porte).where('id', '!=', sauf).orderBy('id').executeTakeFirst()
}

/** Le département, la région, les zones et le point par défaut viennent du siège, dans la même instruction. */
export function deduites(s: SaisieDeFiche): Record<string, unknown> {
  const siege = (colonne: string) => sql`(SELECT ${sql.ref(colonne)} FROM territoire WHERE id = ${s.communeId})`
  const departement =
    s.communeId === null ? sql`${s.departementId}::integer` : sql`coalesce(${siege('departement_id')}, ${s.departementId}::integer)`
  const lieux = [...s.territoireIds, ...[s.communeId ?? s.departementId].filter((id) => id !== null)]
  return {
    departement_id: departement,
    region_id: sql`(SELECT region_id FROM territoire WHERE id = ${s.communeId ?? s.departementId})`,
    longitude: s.point ? s.point.longitude : siege('longitude'),
    latitude: s.point ? s.point.latitude : siege('latitude'),
    termes: trier([...s.termeIds, s.profilId, ...(s.sphereId === null ? [] : [s.sphereId])]),
    zones: sql`zones_de(${lieux}::integer[])`,
  }
}

const trier = (ids: number[]): number[] => [...new Set(ids)].sort((a, b) => a - b)
