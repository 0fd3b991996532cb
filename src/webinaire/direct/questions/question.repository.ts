import { sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { EtatDeQuestion, Question } from './question.ts'

/** Au plus tant de questions par séance, en tout. */
export const maximumParSeance = 1000

const colonnes = ['id', 'texte', 'auteur', 'etat', 'soutiens', 'reponse', 'modifie_le as modifieLe'] as const

const questions = (db: Db, seanceId: number) =>
  db.selectFrom('question').select(colonnes).where('seance_id', '=', seanceId).$narrowType<{ etat: EtatDeQuestion }>()

/** Toutes celles d'une séance, quel que soit leur état ; bornées par `maximumParSeance`. */
export const listBySeance = (db: Db, seanceId: number): Promise<Question[]> =>
  questions(db, seanceId).orderBy('id').limit(maximumParSeance).execute()

export const listByIds = async (db: Db, seanceId: number, ids: number[]): Promise<Question[]> =>
  ids.length === 0 ? [] : questions(db, seanceId).where('id', 'in', ids).limit(maximumParSeance).execute()

export const findById = (db: Db, seanceId: number, id: number): Promise<(Question & { cleAuteur: string }) | undefined> =>
  questions(db, seanceId).select('cle_auteur as cleAuteur').where('id', '=', id).executeTakeFirst()

/** Combien la séance en compte, et combien viennent de ce navigateur. */
export async function countQuestions(db: Db, seanceId: number, cleAuteur: string): Promise<{ toutes: number; siennes: number }> {
  return db
    .selectFrom('question')
    .select((eb) => [
      eb.fn.countAll<number>().as('toutes'),
      eb.fn.countAll<number>().filterWhere('cle_auteur', '=', cleAuteur).filterWhere('cle_auteur', '<>', '').as('siennes'),
    ])
    .where('seance_id', '=', seanceId)
    .executeTakeFirstOrThrow()
}

type Nouvelle = { seanceId: number; texte: string; auteur: string; cleAuteur: string; etat: EtatDeQuestion }

export async function insertQuestion(db: Db, { seanceId, cleAuteur, ...reste }: Nouvelle): Promise<number> {
  const valeurs = { ...reste, seance_id: seanceId, cle_auteur: cleAuteur }
  return (await db.insertInto('question').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}

export async function aDejaSoutenu(db: Db, questionId: number, cle: string): Promise<boolean> {
  const requete = db.selectFrom('question_soutien').select('question_id').where('question_id', '=', questionId).where('cle', '=', cle)
  return (await requete.executeTakeFirst()) !== undefined
}

/** Compte un soutien, une seule fois par empreinte. */
export async function insertSoutien(db: Db, questionId: number, cle: string): Promise<void> {
  await sql`WITH neuf AS (INSERT INTO question_soutien (question_id, cle) VALUES (${questionId}, ${cle}) ON CONFLICT DO NOTHING RETURNING 1)
    UPDATE question SET soutiens = soutiens + 1, modifie_le = clock_timestamp() WHERE id = ${questionId} AND EXISTS (SELECT FROM neuf)`.execute(
    db,
  )
}

/** Les questions de la séance, verrouillées avec elle : deux gestes simultanés se suivent. */
export async function listPourModerer(trx: Db, seanceId: number): Promise<Question[]> {
  await trx.selectFrom('seance').select('id').where('id', '=', seanceId).forUpdate().execute()
  return listBySeance(trx, seanceId)
}

export async function updateQuestion(trx: Db, id: number, { etat, reponse }: { etat: EtatDeQuestion; reponse?: string }): Promise<void> {
  await trx
    .updateTable('question')
    .set({ etat, ...(reponse === undefined ? {} : { reponse }), modifie_le: sql<Date>`clock_timestamp()` })
    .where('id', '=', id)
    .execute()
}

export async function deleteQuestion(db: Db, id: number): Promise<void> {
  await db.deleteFrom('question').where('id', '=', id).execute()
}

/** Ce qui se lit sur les pages publiques a changé : une question y paraît, en sort, ou change d'état. Un soutien ne l'annonce pas. */
export async function annoncerParution(trx: Db): Promise<void> {
  await sql`SELECT pg_notify('revision_publique', 'question')`.execute(trx)
}
