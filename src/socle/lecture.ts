import { sql } from 'kysely'
import type { Base, Db } from './db.ts'
import type { Revision } from './revision.ts'

/**
 * Choisit où lire une page publique. Après une écriture, on lit sur le serveur principal jusqu'à ce que la
 * réplique ait rejoué le journal : une page rendue depuis une réplique en retard serait gardée fausse. De même si elle ne
 * répond plus.
 */
export function choisirLecture(principale: Db, replique: Pick<Base, 'db' | 'enPanne'> | undefined, suivi: Revision): () => Db {
  if (!replique) return () => principale
  let aJour = false
  const rattraper = async () => {
    aJour = false
    const generation = suivi.generation
    const lsn = await position(principale)
    for (let essai = 0; essai < 600 && suivi.generation === generation; essai++) {
      if (await aRejoue(replique.db, lsn)) {
        aJour = suivi.generation === generation
        return
      }
      await new Promise((suite) => setTimeout(suite, 50))
    }
  }
  suivi.surChangement(() => void rattraper().catch(() => {}))
  void rattraper().catch(() => {})
  return () => (aJour && !replique.enPanne() ? replique.db : principale)
}

async function position(db: Db): Promise<string> {
  const { rows } = await sql<{ lsn: string }>`SELECT pg_current_wal_lsn()::text AS lsn`.execute(db)
  return rows[0]?.lsn ?? '0/0'
}

async function aRejoue(db: Db, lsn: string): Promise<boolean> {
  const { rows } = await sql<{
    fait: boolean
  }>`SELECT NOT pg_is_in_recovery() OR pg_last_wal_replay_lsn() >= ${lsn}::pg_lsn AS fait`.execute(db)
  return rows[0]?.fait ?? false
}
