import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import { etatsDeSeance, type Seance } from '../seance.ts'

/** Ce que les questions et l'enregistrement ont besoin de savoir d'une séance, en une lecture. */
export type SeanceEnDirect = Pick<
  Seance,
  'id' | 'slug' | 'titre' | 'etat' | 'territoireId' | 'termeIds' | 'questionsOuvertes' | 'videoId' | 'videoUrl' | 'transcriptionId'
> & {
  /** Vrai : une question attend d'être acceptée avant de paraître. */
  questionsModerees: boolean
  /** Quand la séance finit. */
  fin: Date
}

export const findBySlug = (db: Db, slug: string): Promise<SeanceEnDirect | undefined> => lire(db, 'slug', slug)
export const findById = (db: Db, id: number): Promise<SeanceEnDirect | undefined> => lire(db, 'id', id)

async function lire(db: Db, colonne: 'slug' | 'id', valeur: string | number): Promise<SeanceEnDirect | undefined> {
  const ligne = await db
    .selectFrom('seance')
    .select(['id', 'slug', 'titre', 'etat', 'territoire_id as territoireId', 'termes as termeIds'])
    .select(['questions_ouvertes as questionsOuvertes', 'questions_moderees as questionsModerees'])
    .select(sql<Date>`debut + make_interval(mins => duree_minutes)`.as('fin'))
    .select(['video_id as videoId', 'video_url as videoUrl', 'transcription_id as transcriptionId'])
    .where(colonne, '=', valeur)
    .executeTakeFirst()
  return ligne && { ...ligne, etat: etatsDeSeance.find((etat) => etat === ligne.etat) ?? 'archivee' }
}
