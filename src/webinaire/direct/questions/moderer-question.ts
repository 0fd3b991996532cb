import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { changerSuivi } from '#webinaire/seance.depot.ts'
import { annoncerParution, listPourModerer, updateQuestion } from './question.repository.ts'
import { type Acte, moderer } from './question.ts'

type Geste = { question: number; acte: Acte; reponse?: string | undefined }

/** Fait un geste de l'animation sur une question de la séance. */
export async function modererQuestion(db: Db, seanceId: number, { question, acte, reponse }: Geste): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const changees = moderer(await listPourModerer(trx, seanceId), question, acte)
    if (!changees)
      throw new ErreurMetier(
        409,
        "Cette question a changé entre-temps, ou vient d'être retirée : regardez où elle en est, puis recommencez.",
      )
    for (const { id, etat } of changees) {
      // Seules une réponse et un report portent un texte.
      const ecrite = id === question && (acte === 'repondre' || acte === 'reporter') ? reponse : undefined
      await updateQuestion(trx, id, { etat, ...(ecrite === undefined ? {} : { reponse: ecrite }) })
    }
    await annoncerParution(trx)
  })
}

/** Ouvre ou ferme les questions d'une séance, et dit si elles se relisent d'abord. */
export async function reglerQuestions(
  db: Db,
  seanceId: number,
  { ouvertes, moderees }: { ouvertes: boolean; moderees: boolean },
  auteurId: string | null,
): Promise<void> {
  const reglages = { questions_ouvertes: ouvertes, questions_moderees: moderees, modifie_le: 'now' }
  const acte = { auteurId, motif: 'réglage des questions' }
  await db.transaction().execute((trx) => changerSuivi(trx, seanceId, reglages, acte))
}
