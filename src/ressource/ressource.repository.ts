import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { enLignes } from '#socle/en-lignes.ts'
import type { SaisieDeRessource } from './ressource.champs.ts'

/** Une autre ressource qui porte déjà l'identifiant d'ailleurs de l'une de celles-ci. */
export async function findPorteuseDeCle(
  db: Db,
  fiches: readonly { id: number | null; contenu: Pick<SaisieDeRessource, 'cleExterne'> }[],
): Promise<{ titre: string } | undefined> {
  const lignes = fiches.flatMap(({ id, contenu: { cleExterne } }) => (cleExterne === null ? [] : [{ id, cle_externe: cleExterne }]))
  if (lignes.length === 0) return undefined
  const { rows } = await sql<{ titre: string }>`
    SELECT r.titre FROM ${enLignes('ressource', lignes)} JOIN ressource r ON r.cle_externe = f.cle_externe AND r.id IS DISTINCT FROM f.id
    ORDER BY r.id LIMIT 1`.execute(db)
  return rows[0]
}

/** Les termes de la ressource, son type et sa maturité ensemble : les filtres n'en lisent qu'une colonne. */
export const deduites = (s: SaisieDeRessource): Record<string, unknown> => ({
  termes: [...new Set([...s.termeIds, s.typeId, ...(s.maturiteId === null ? [] : [s.maturiteId])])].sort((a, b) => a - b),
})

export const calculees = { zones: sql`zones_de(array_remove(ARRAY[f.territoire_id], NULL))` }

/** La première publication date la ressource ; ensuite chaque changement, de texte ou d'état, se voit dans la moisson. */
export function dates(avant: { publieeLe: Date | null } | null, etat: string): Record<string, unknown> {
  if (avant?.publieeLe) return { moissonnable_le: 'now' }
  return etat === 'publiee' ? { publiee_le: 'now', moissonnable_le: 'now' } : {}
}
