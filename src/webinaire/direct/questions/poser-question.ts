import type { Db } from '#socle/db.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { empreinteDuJeton, ouvreLeRetrait } from './jeton.ts'
import {
  aDejaSoutenu,
  annoncerParution,
  countQuestions,
  deleteQuestion,
  findById,
  insertQuestion,
  insertSoutien,
  maximumParSeance,
} from './question.repository.ts'
import { seSoutient } from './question.ts'

type Seance = Pick<SeanceEnDirect, 'id' | 'questionsOuvertes' | 'questionsModerees'>
const parPersonne = 20
const fermees = 'Les questions de cette séance sont fermées.'

/** Pose une question ; elle paraît aussitôt si la séance ne les relit pas. Rend son identifiant. */
export async function poserQuestion(db: Db, seance: Seance, saisie: { texte: string; auteur: string; jeton: string }): Promise<number> {
  if (!seance.questionsOuvertes) throw new ErreurMetier(409, fermees)
  const cleAuteur = empreinteDuJeton(saisie.jeton, seance.id) ?? ''
  const { toutes, siennes } = await countQuestions(db, seance.id, cleAuteur)
  if (siennes >= parPersonne)
    throw new ErreurMetier(429, `Vous avez déjà posé ${parPersonne} questions pour cette séance : soutenez plutôt celles des autres.`)
  if (toutes >= maximumParSeance) throw new ErreurMetier(409, 'Cette séance a reçu autant de questions qu’elle peut en porter.')
  const etat = seance.questionsModerees ? 'a-moderer' : 'visible'
  return db.transaction().execute(async (trx) => {
    const { texte, auteur } = saisie
    const id = await insertQuestion(trx, { seanceId: seance.id, texte, auteur, cleAuteur, etat })
    if (etat === 'visible') await annoncerParution(trx)
    return id
  })
}

/**
 * « Je me la pose aussi » : une fois par personne et par question ; une seconde fois ne compte pas et ne dérange pas.
 * `borner` n'est appelée que pour un soutien de plus ; elle le refuse par une exception.
 */
export async function soutenirQuestion(db: Db, seance: Seance, id: number, jeton: string, borner: () => Promise<void>): Promise<void> {
  const cle = empreinteDuJeton(jeton, seance.id)
  if (!cle) throw new ErreurMetier(403, 'Cette page a trop attendu : rechargez-la, puis recommencez.')
  const question = await findById(db, seance.id, id)
  if (!question || !seSoutient(question)) throw new ErreurMetier(409, 'Cette question ne se soutient pas, ou plus.')
  if (!seance.questionsOuvertes) throw new ErreurMetier(409, fermees)
  // La sienne ne se soutient pas.
  if (question.cleAuteur === cle || (await aDejaSoutenu(db, id, cle))) return
  await borner()
  await insertSoutien(db, id, cle)
}

/** Retire une question, avec la clé donnée en la posant, ou depuis le navigateur qui l'a posée. */
export async function retirerQuestion(db: Db, seanceId: number, id: number, { cle, jeton }: { cle: string; jeton: string }): Promise<void> {
  const question = await findById(db, seanceId, id)
  if (!question) throw new ErreurMetier(404, 'Cette question a déjà été retirée.')
  const empreinte = empreinteDuJeton(jeton, seanceId)
  const sienne = ouvreLeRetrait(id, cle) || (empreinte !== undefined && empreinte === question.cleAuteur)
  if (!sienne) throw new ErreurMetier(403, 'Seule la personne qui a posé cette question peut la retirer.')
  await db.transaction().execute(async (trx) => {
    await deleteQuestion(trx, id)
    await annoncerParution(trx)
  })
}
