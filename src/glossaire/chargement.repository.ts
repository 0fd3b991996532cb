import { sql } from 'kysely'
import { z } from 'zod'
import type { Db } from '#socle/db.ts'

const cle = 'glossaire'

// `mots` : pour chaque code, l'empreinte de ce qui a été chargé.
const chargementSchema = z.object({ empreinte: z.string(), mots: z.record(z.string(), z.string()) })
type Chargement = z.infer<typeof chargementSchema>

/** Ce qui a été chargé la dernière fois, ou undefined. */
export async function findChargement(db: Db): Promise<Chargement | undefined> {
  const ligne = await db.selectFrom('etat_de_la_base').select('valeur').where('cle', '=', cle).executeTakeFirst()
  return chargementSchema.safeParse(ligne?.valeur).data
}

export async function upsertChargement(db: Db, chargement: Chargement): Promise<void> {
  const valeur = JSON.stringify(chargement)
  await db
    .insertInto('etat_de_la_base')
    .values({ cle, valeur })
    .onConflict((oc) => oc.column('cle').doUpdateSet({ valeur, le: new Date() }))
    .execute()
}

/** Jusqu'à la fin de la transaction, un autre processus qui démarre attend son tour de charger. */
export async function verrouillerChargement(trx: Db): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext('charger-glossaire'))`.execute(trx)
}
