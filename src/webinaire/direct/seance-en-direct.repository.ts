import type { Db } from '#socle/db.ts'
import type { EtatDeSeance } from '../seance.ts'

/** Ce que les questions et l'enregistrement ont besoin de savoir d'une séance, en une lecture : en direct, on la redemande sans cesse. */
export const findEnDirect = (db: Db, slug: string) =>
  db
    .selectFrom('seance')
    .select(['id', 'slug', 'titre', 'etat', 'territoire_id as territoireId', 'termes as termeIds'])
    .select(['debut', 'heure_connue as heureConnue', 'duree_minutes as dureeMinutes'])
    .select(['questions_ouvertes as questionsOuvertes', 'questions_moderees as questionsModerees'])
    .select(['video_id as videoId', 'video_url as videoUrl', 'transcription_id as transcriptionId'])
    .where('slug', '=', slug)
    .$narrowType<{ etat: EtatDeSeance }>()
    .executeTakeFirst()

export type SeanceEnDirect = NonNullable<Awaited<ReturnType<typeof findEnDirect>>>
