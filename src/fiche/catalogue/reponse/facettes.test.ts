import { sql } from 'kysely'
import { expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { Db } from '#socle/db.ts'

const base = baseDeTest()
const valeurs = 100

// « retry » : la transaction d'un autre test, ouverte pendant ce temps sur le même serveur, ferait garder les anciennes versions.
it('mille mises à jour laissent la table des facettes à sa taille, chacune dans sa page', { retry: 8 }, async () => {
  await base.db.deleteFrom('facette').execute()
  await sql`VACUUM FULL facette`.execute(base.db)
  // Une seule connexion : elle seule sait dire tout de suite ce qu'elle a écrit.
  await base.db.connection().execute(async (db) => {
    await publier(
      db,
      1,
      Array.from({ length: valeurs }, (_, i) => i + 1),
    )
    const avant = await mesurer(db)
    for (let fiche = 2; fiche <= 1001; fiche++) await publier(db, fiche, [1 + (fiche % valeurs)])
    const apres = await mesurer(db)
    expect(avant.pages).toBe(valeurs)
    expect(apres.pages).toBeLessThanOrEqual(1.05 * valeurs)
    expect(apres.misesAJour - avant.misesAJour).toBe(1000)
    expect(apres.surPlace - avant.surPlace).toBeGreaterThanOrEqual(990)
  })
  const { rows } = await sql<{
    n: number
  }>`SELECT sum(bit_count(bits))::integer AS n FROM facette WHERE salle = 'essai' AND valeur = 1`.execute(base.db)
  expect(rows).toEqual([{ n: 1 + 1000 / valeurs }])
})

/** Une fiche de plus sous ces valeurs. */
async function publier(db: Db, fiche: number, sous: number[]): Promise<void> {
  const fiches = sous.map(() => fiche)
  const dimensions = sous.map(() => 'terme')
  await sql`SELECT facette_poser_bits('essai', ${fiches}::bigint[], ${dimensions}::text[], ${sous}::integer[], true)`.execute(db)
}

async function mesurer(db: Db): Promise<{ pages: number; misesAJour: number; surPlace: number }> {
  await sql`SELECT pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ pages: number; misesAJour: number; surPlace: number }>`
    SELECT (pg_relation_size('facette') / 8192)::integer AS pages, n_tup_upd::integer AS "misesAJour", n_tup_hot_upd::integer AS "surPlace"
    FROM pg_stat_user_tables WHERE relname = 'facette'`.execute(db)
  return rows[0] ?? { pages: 0, misesAJour: 0, surPlace: 0 }
}
