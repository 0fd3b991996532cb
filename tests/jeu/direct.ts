import type { Db } from '../../src/socle/db.ts'
import { cleDeRetrait, creerJeton } from '../../src/webinaire/direct/questions/jeton.ts'
import { creerQuestion } from '../../src/webinaire/direct/questions/question.factory.ts'
import { creerSeance } from '../../src/webinaire/seance.factory.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les questions et les enregistrements. */
export async function creerJeu(db: Db, _qui: QuiEssaie) {
  const seance = await creerSeance(db, { titre: 'Questions aux lucioles', debut: new Date(Date.now() - 30 * 60_000) })
  const question = await creerQuestion(db, seance.id, { soutiens: 12, auteur: 'Inès, mairie de Billom' })
  await creerQuestion(db, seance.id, { texte: 'Comment commencer quand on est seule ?', etat: 'en-cours', soutiens: 31 })
  await creerQuestion(db, seance.id, { texte: 'Y a-t-il un budget type ?', etat: 'repondue', reponse: 'Non.\nMais un ordre de grandeur.' })
  await creerQuestion(db, seance.id, { texte: 'Et après trois ans ?', etat: 'plus-tard' })
  await creerQuestion(db, seance.id, { texte: 'Achetez mes lampes !', etat: 'ecartee' })
  const aRelire = await creerQuestion(db, seance.id, { texte: 'Qui porte le projet ?', etat: 'a-moderer' })
  return { slug: seance.slug, seanceId: seance.id, question, aRelire, cle: cleDeRetrait(question), jeton: creerJeton() }
}
