import type { Db } from '#socle/db.ts'
import type { Question } from './question.ts'

/** Une question visible, sans soutien. Rend son identifiant. */
export async function creerQuestion(db: Db, seanceId: number, souhait: Partial<Omit<Question, 'id' | 'modifieLe'>> = {}): Promise<number> {
  const valeurs = { texte: 'Qui peut aider une petite commune ?', etat: 'visible', ...souhait, seance_id: seanceId }
  return (await db.insertInto('question').values(valeurs).returning('id').executeTakeFirstOrThrow()).id
}
