import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'

/** La dernière écriture publique de chaque salle. */
export async function findDatesDeSalles(db: Db): Promise<Map<string, Date>> {
  const { rows } = await sql<{ salle: string; le: Date | null }>`
    SELECT 'acteur' AS salle, (SELECT modifie_le FROM acteur WHERE etat = 'publiee' ORDER BY modifie_le DESC LIMIT 1) AS le
    UNION ALL SELECT 'ressource', (SELECT moissonnable_le FROM ressource WHERE moissonnable_le IS NOT NULL ORDER BY moissonnable_le DESC LIMIT 1)
    UNION ALL SELECT 'seance', max(modifie_le) FROM seance WHERE etat IN ('annoncee', 'annulee')
    UNION ALL SELECT 'terme', max(modifie_le) FROM terme
    UNION ALL SELECT 'mot', max(modifie_le) FROM mot`.execute(db)
  return new Map(rows.flatMap(({ salle, le }) => (le ? [[salle, le] as const] : [])))
}
