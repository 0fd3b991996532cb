import type { ComponentChildren } from 'preact'
import { apports } from '#socle/apports.ts'
import type { RequeteComprise } from '#socle/comprendre.ts'
import type { Db } from '#socle/db.ts'
import { chercher } from '#socle/moteur.ts'
import type { QuestionPosee, Salle } from '#socle/salle.ts'

/**
 * Ce que les salles répondent à la question, la plus pertinente de leurs réponses d'abord : celles qui portent tous les mots ;
 * si aucune, celles qui en portent quelques-uns. Rien sans mots.
 */
export async function trouverDansLesSalles(
  db: Db,
  salles: readonly Salle[],
  { tsquery, large }: RequeteComprise,
  question: QuestionPosee,
): Promise<ComponentChildren[]> {
  if (tsquery === null) return []
  const demandees = apports(salles, ({ nom, trouver }) => (trouver ? [{ ...trouver, nom }] : []))
  const reponses = await Promise.all(
    demandees.map(async ({ nom, montrees, montrer }) => {
      const demander = (mots: string) => chercher(db, { salles: [nom], tsquery: mots, limite: montrees })
      const exactes = await demander(tsquery)
      const trouvees = exactes.length === 0 && large !== null && large !== tsquery ? await demander(large) : exactes
      return trouvees.length === 0
        ? null
        : montrer(
            db,
            trouvees.map(({ objetId }) => objetId),
            question,
          )
    }),
  )
  return reponses.filter((reponse) => reponse !== null)
}
