import { Kysely, type LogEvent, PostgresDialect } from 'kysely'
import type { Base, Db } from '#socle/db.ts'
import type { DB } from '#socle/db.types.ts'

type Requete = { sql: string; parametres: unknown[]; debut: number; fin: number }
/** Des requêtes parties ensemble : la suivante attend que toutes soient revenues. */
export type Vague = { sql: string; parametres: unknown[] }[]

/** Note les requêtes SQL que fait cet appel, groupées comme il les a faites : ensemble ou l'une après l'autre. */
export async function noterRequetes({ pool }: Base, appel: (db: Db) => Promise<unknown>): Promise<Vague[]> {
  const notees: Requete[] = []
  const noter = ({ query, queryDurationMillis }: LogEvent) => {
    const fin = performance.now()
    notees.push({ sql: query.sql, parametres: [...query.parameters], debut: fin - queryDurationMillis, fin })
  }
  await appel(new Kysely<DB>({ dialect: new PostgresDialect({ pool }), log: noter }))
  const vagues: Vague[] = []
  let fin = -1
  for (const requete of notees.toSorted((a, b) => a.debut - b.debut)) {
    // Un dixième de milliseconde : le temps de passer d'une réponse à la demande suivante.
    if (requete.debut > fin - 0.1) vagues.push([])
    fin = Math.max(fin, requete.fin)
    vagues.at(-1)?.push({ sql: requete.sql, parametres: requete.parametres })
  }
  return vagues
}

/** Refait ces requêtes, et rien d'autre. */
export async function rejouer({ pool }: Base, vagues: Vague[]): Promise<void> {
  for (const vague of vagues) await Promise.all(vague.map(({ sql, parametres }) => pool.query(sql, parametres)))
}
