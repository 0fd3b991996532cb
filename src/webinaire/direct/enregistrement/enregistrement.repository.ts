import type { Db } from '#socle/db.ts'
import type { Chapitre } from './chapitres.ts'

/** Dans l'ordre, 200 au plus. */
export async function listChapitres(db: Db, seanceId: number): Promise<Chapitre[]> {
  const requete = db.selectFrom('chapitre').select(['debut_secondes as debut', 'titre']).where('seance_id', '=', seanceId)
  return requete.orderBy('debut_secondes').limit(200).execute()
}

export async function updateChapitres(trx: Db, seanceId: number, chapitres: readonly Chapitre[]): Promise<void> {
  await trx.deleteFrom('chapitre').where('seance_id', '=', seanceId).execute()
  const valeurs = chapitres.map(({ debut, titre }) => ({ seance_id: seanceId, debut_secondes: debut, titre }))
  if (valeurs.length > 0) await trx.insertInto('chapitre').values(valeurs).execute()
}
