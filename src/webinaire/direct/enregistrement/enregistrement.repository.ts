import { sql } from 'kysely'
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

type Video = { videoId: number | null; videoUrl: string | null }

export async function updateVideo(trx: Db, seanceId: number, { videoId, videoUrl }: Video): Promise<void> {
  const valeurs = { video_id: videoId, video_url: videoUrl, modifie_le: sql<Date>`now()` }
  await trx.updateTable('seance').set(valeurs).where('id', '=', seanceId).execute()
}

export async function updateTranscription(trx: Db, seanceId: number, fichierId: number | null): Promise<void> {
  const valeurs = { transcription_id: fichierId, modifie_le: sql<Date>`now()` }
  await trx.updateTable('seance').set(valeurs).where('id', '=', seanceId).execute()
}
