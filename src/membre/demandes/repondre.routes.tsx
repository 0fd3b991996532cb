import { page } from '#interface/page.tsx'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import { lireFiltres, lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { estSignee } from '../cle-signee.ts'
import { findDemande } from '../demande.repository.ts'
import { usageRepondre } from '../moderation.courriels.ts'
import { repondreAQuestion } from '../moderation.ts'
import { cleSchema, numeroSchema, reponseSchema } from './demande.schema.ts'
import { PlusDeQuestionPage, RepondrePage, ReponduPage } from './RepondrePage.tsx'

export const routes = routesDe('membre')
  .get('/demandes/repondu', 'public', (c) => page(c, { titre: 'Réponse reçue', indexer: false }, <ReponduPage />))
  .get('/demandes/:id/repondre', 'public', montrer, { cache: false })
  .post('/demandes/:id/repondre', 'public', repondre, { limite: 'formulaire' })

async function montrer(c: Contexte) {
  const { cle } = lireFiltres(c, cleSchema)
  const demande = await demandeDe(c, cle)
  if (demande.etat !== 'question') return plusDeQuestion(c, demande.titre)
  return page(c, { titre: 'Répondre', indexer: false }, <RepondrePage demande={demande} cle={cle} />)
}

async function repondre(c: Contexte) {
  const lu = await lireFormulaire(c, reponseSchema)
  const cle = String(lu.saisie.cle ?? '')
  const demande = await demandeDe(c, cle)
  if (demande.etat !== 'question') return plusDeQuestion(c, demande.titre)
  if (!lu.ok) {
    const contenu = <RepondrePage demande={demande} cle={cle} reponse={String(lu.saisie.reponse ?? '')} erreurs={lu.erreurs} />
    return page(c, { titre: 'Répondre', indexer: false }, contenu, 422)
  }
  await repondreAQuestion(c.var.db, demande.id, lu.valeurs.reponse)
  return c.redirect('/demandes/repondu', 303)
}

function plusDeQuestion(c: Contexte, titre: string) {
  return page(c, { titre: 'Plus de question', indexer: false }, <PlusDeQuestionPage titre={titre} />, 410)
}

async function demandeDe(c: Contexte, cle: string) {
  const id = numeroSchema.safeParse(c.req.param('id')).data ?? 0
  if (!estSignee(usageRepondre, id, cle)) throw new ErreurMetier(403, 'Ce lien est incomplet. Reprenez-le entier dans le courriel reçu.')
  return trouve(await findDemande(c.var.db, id), "Cette demande n'existe plus.")
}
