import { type Selectable, sql } from 'kysely'
import type { Db } from '#socle/db.ts'
import type { Question as Ligne } from '#socle/db.types.ts'
import { type EtatDeQuestion, etatsDeQuestion, type Question } from './question.ts'

/** Au plus tant de questions par séance, en tout. */
export const maximumParSeance = 1000

/** Toutes celles d'une séance, quel que soit leur état ; bornées par `maximumParSeance`. */
export async function listBySeance(db: Db, seanceId: number): Promise<Question[]> {
  const requete = db.selectFrom('question').selectAll().where('seance_id', '=', seanceId)
  return (await requete.orderBy('id').limit(maximumParSeance).execute()).map(enQuestion)
}

export async function listByIds(db: Db, seanceId: number, ids: number[]): Promise<Question[]> {
  if (ids.length === 0) return []
  const requete = db.selectFrom('question').selectAll().where('seance_id', '=', seanceId).where('id', 'in', ids)
  return (await requete.limit(maximumParSeance).execute()).map(enQuestion)
}

export async function findById(db: Db, seanceId: number, id: number): Promise<(Question & { cleAuteur: string }) | undefined> {
  const ligne = await db.selectFrom('question').selectAll().where('seance_id', '=', seanceId).where('id', '=', id).executeTakeFirst()
  return ligne && { ...enQuestion(ligne), cleAuteur: ligne.cle_auteur }
}

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

function enQuestion(ligne: Selectable<Ligne>): Question {
  return {
    id: ligne.id,
    texte: ligne.texte,
    auteur: ligne.auteur,
    etat: etatsDeQuestion.find((etat) => etat === ligne.etat) ?? 'ecartee',
    soutiens: ligne.soutiens,
    reponse: ligne.reponse,
    modifieLe: ligne.modifie_le,
  }
}
