import { z } from 'zod'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireSaisie, verifier } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { avecParametres } from '#socle/urls.ts'
import { seanceAnimee } from '../acces.ts'
import { ModererPage } from './ModererPage.tsx'
import { modererQuestion, reglerQuestions } from './moderer-question.ts'
import { urlQuestions } from './Questions.tsx'
import { listBySeance } from './question.repository.ts'
import { actes } from './question.ts'
import { fait } from './questions.routes.tsx'

export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/questions/moderer', 'animateur', montrer)
  .post('/webinaires/:slug/questions/moderer', 'animateur', moderer, { sansEffet: true })
  .post('/webinaires/:slug/questions/reglages', 'animateur', regler)

async function montrer(c: Contexte) {
  const seance = await seanceAnimee(c)
  const questions = await listBySeance(c.var.db, seance.id)
  const meta = { titre: `Animer les questions : ${seance.titre}`, scripts: ['questions-en-direct'], indexer: false }
  return page(c, meta, <ModererPage {...{ seance, questions }} faite={c.req.query('fait') === '1'} />)
}

/** Un geste de l'animation sur une question. */
const gesteSchema = z.object({
  question: z.coerce.number({ error: 'Choisissez une question.' }).int().positive(),
  acte: z.enum(actes, { error: 'Ce geste n’existe pas.' }),
  reponse: z.string().max(5000, 'Cette réponse est trop longue : 5 000 signes au plus.').optional(),
})

async function moderer(c: Contexte) {
  const seance = await seanceAnimee(c)
  const saisie = await lireSaisie(c)
  const lu = verifier(saisie, gesteSchema)
  if (!lu.ok) throw new ErreurMetier(422, Object.values(lu.erreurs)[0] ?? 'Ce geste est incomplet.')
  await modererQuestion(c.var.db, seance.id, lu.valeurs)
  return fait(c, saisie, avecParametres(`${urlQuestions(seance)}/moderer`, { fait: '1' }))
}

/** Les réglages des questions d'une séance : deux cases. */
const reglagesSchema = z.object({
  ouvertes: z.literal('1').optional().catch(undefined),
  moderees: z.literal('1').optional().catch(undefined),
})

async function regler(c: Contexte) {
  const seance = await seanceAnimee(c)
  const lu = verifier(await lireSaisie(c), reglagesSchema)
  if (!lu.ok) throw new ErreurMetier(422, 'Ces réglages sont incomplets.')
  const reglages = { ouvertes: lu.valeurs.ouvertes === '1', moderees: lu.valeurs.moderees === '1' }
  await reglerQuestions(c.var.db, seance.id, reglages, moi(c).id)
  return c.redirect(avecParametres(`${urlQuestions(seance)}/moderer`, { fait: '1' }), 303)
}
