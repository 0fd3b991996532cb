import type { Db } from '#socle/db.ts'
import { trouve } from '#socle/erreurs.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { animeLa, seanceInconnue } from './acces.ts'
import { type Enregistrement, rassemblerEnregistrement } from './enregistrement/rassembler-enregistrement.ts'
import { listBySeance } from './questions/question.repository.ts'
import { estMontree, type QuestionMontree } from './questions/question.ts'
import { findById, type SeanceEnDirect } from './seance-en-direct.repository.ts'

/** L'enregistrement et les questions d'une séance, pour sa page. */
export type Direct = { seance: SeanceEnDirect; enregistrement: Enregistrement; questions: QuestionMontree[]; anime: boolean }

export async function rassemblerDirect(db: Db, seanceId: number, membre: MembreConnecte | null): Promise<Direct> {
  const seance = trouve(await findById(db, seanceId), seanceInconnue)
  const [enregistrement, questions, anime] = await Promise.all([
    rassemblerEnregistrement(db, seance),
    listBySeance(db, seanceId),
    animeLa(db, membre, seance),
  ])
  return { seance, enregistrement, questions: questions.filter(estMontree), anime }
}

/** Les îles que la page doit charger. */
export function ilesDuDirect({ enregistrement: { video, transcription } }: Direct): string[] {
  return ['questions-en-direct', ...(video || transcription.length > 0 ? ['lecteur'] : [])]
}
