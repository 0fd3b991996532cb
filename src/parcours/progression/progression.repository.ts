import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Progression as Ligne } from '#socle/db.types.ts'
import { estVersion } from '../versions.ts'
import { lireReponses } from './progression.schema.ts'
import type { Progression } from './progression.ts'

export async function findProgression(db: Db, membreId: string, parcoursId: number): Promise<Progression | undefined> {
  const requete = db.selectFrom('progression').selectAll().where('membre_id', '=', membreId).where('parcours_id', '=', parcoursId)
  const ligne = await requete.executeTakeFirst()
  return ligne && enProgression(ligne)
}

/** Fait attendre une autre écriture de la même progression, jusqu'à la fin de la transaction ; la ligne peut ne pas exister encore. */
export async function verrouillerProgression(trx: Db, membreId: string, parcoursId: number): Promise<void> {
  await sql`SELECT pg_advisory_xact_lock(hashtext(${`progression ${membreId} ${parcoursId}`}))`.execute(trx)
}

/** Celles d'un membre, la dernière touchée d'abord, 200 au plus. */
export async function listProgressions(db: Db, membreId: string): Promise<(Progression & { parcoursId: number })[]> {
  const requete = db.selectFrom('progression').selectAll().where('membre_id', '=', membreId).orderBy('modifie_le', 'desc').limit(200)
  return (await requete.execute()).map((ligne) => ({ ...enProgression(ligne), parcoursId: ligne.parcours_id }))
}

export async function upsertProgression(db: Db, membreId: string, parcoursId: number, progression: Progression): Promise<void> {
  const { version, faits, reponses, territoireId, modifieLe } = progression
  const valeurs = { version, faits, reponses: JSON.stringify(reponses), territoire_id: territoireId, modifie_le: new Date(modifieLe) }
  await db
    .insertInto('progression')
    .values({ membre_id: membreId, parcours_id: parcoursId, ...valeurs })
    .onConflict((oc) => oc.columns(['membre_id', 'parcours_id']).doUpdateSet(valeurs))
    .execute()
}

export async function deleteProgression(db: Db, membreId: string, parcoursId: number): Promise<void> {
  await db.deleteFrom('progression').where('membre_id', '=', membreId).where('parcours_id', '=', parcoursId).execute()
}

export async function deleteProgressionsDe(trx: Db, membreId: string): Promise<void> {
  await trx.deleteFrom('progression').where('membre_id', '=', membreId).execute()
}

function enProgression({ version, faits, reponses, territoire_id, modifie_le }: Selectable<Ligne>): Progression {
  return {
    version: estVersion(version) ? version : '2h',
    faits,
    reponses: lireReponses(reponses),
    territoireId: territoire_id,
    modifieLe: modifie_le.toISOString(),
  }
}
