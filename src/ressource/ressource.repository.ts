import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { SaisieDeRessource } from './ressource.champs.ts'

/** La ressource qui porte cet identifiant d'ailleurs. */
export function findPorteuseDeCle(db: Db, cle: string): Promise<{ id: number; titre: string } | undefined> {
  return db.selectFrom('ressource').select(['id', 'titre']).where('cle_externe', '=', cle).executeTakeFirst()
}

/** Les termes de la fiche, son type et sa maturité ensemble : les filtres n'en lisent qu'une colonne. */
export function deduites(s: SaisieDeRessource): Record<string, unknown> {
  const autres = [s.typeId, ...(s.maturiteId === null ? [] : [s.maturiteId])]
  return {
    termes: [...new Set([...s.termeIds, ...autres])].sort((a, b) => a - b),
    zones: sql`zones_de(${s.territoireId === null ? [] : [s.territoireId]}::integer[])`,
  }
}

/** La première publication date la ressource ; ensuite chaque changement, de texte ou d'état, se voit dans la moisson. */
export function dates(avant: { etat: string } | null, etat: string): Record<string, unknown> {
  if (avant === null) return etat === 'publiee' ? { publiee_le: sql`now()`, moissonnable_le: sql`now()` } : {}
  if (etat === 'publiee') return { publiee_le: sql`coalesce(publiee_le, now())`, moissonnable_le: sql`now()` }
  return { moissonnable_le: sql`CASE WHEN publiee_le IS NULL THEN NULL ELSE now() END` }
}
