import { sql } from 'kysely'
import type { Db } from '../db.ts'

type Trace = { departs: Date[]; contenu: string }

/** La trace de cette empreinte, créée s'il le faut, verrouillée jusqu'à la fin de la transaction. */
export async function verrouillerTrace(trx: Db, empreinte: string): Promise<Trace> {
  const { rows } = await sql<Trace>`
    INSERT INTO courriel_trace (empreinte) VALUES (${empreinte})
    ON CONFLICT (empreinte) DO UPDATE SET empreinte = excluded.empreinte
    RETURNING departs, contenu`.execute(trx)
  return rows[0] ?? { departs: [], contenu: '' }
}

export async function updateTrace(trx: Db, empreinte: string, { departs, contenu }: Trace): Promise<void> {
  await sql`UPDATE courriel_trace SET departs = ${departs}::timestamptz[], contenu = ${contenu} WHERE empreinte = ${empreinte}`.execute(trx)
}

/** Ôte de la file ce qui attend avec cette empreinte, sauf ce qu'un processus est en train d'envoyer. */
export async function deleteEnAttente(trx: Db, empreinte: string, maintenant: Date): Promise<{ essais: number; pas_avant: Date }[]> {
  return trx
    .deleteFrom('courriel')
    .where('empreinte', '=', empreinte)
    .where('envoye_le', 'is', null)
    .where('abandonne_le', 'is', null)
    .where((eb) => eb.or([eb('pris_jusqua', 'is', null), eb('pris_jusqua', '<=', maintenant)]))
    .returning(['essais', 'pas_avant'])
    .execute()
}

/** Oublie les traces dont le dernier départ est passé depuis un jour. */
export async function deleteTracesAnciennes(db: Db, maintenant: Date): Promise<void> {
  const limite = new Date(maintenant.getTime() - 86_400_000)
  await sql`DELETE FROM courriel_trace WHERE coalesce(departs[array_upper(departs, 1)], '-infinity') < ${limite}`.execute(db)
}
