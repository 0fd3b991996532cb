import { z } from 'zod'
import { peutRevendiquer } from '#acteur/acteur.droits.ts'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { ficheLisible } from '../acces.ts'
import { RevendicationDeposeePage, RevendiquerPage } from './RevendiquerPage.tsx'
import { dejaTenue, revendiquerFiche } from './revendiquer-fiche.ts'

export const routes = routesDe('acteur')
  .get('/acteurs/:slug/revendiquer', 'membre', montrer)
  .post('/acteurs/:slug/revendiquer', 'membre', revendiquer, { limite: 'formulaire' })
  .get('/acteurs/:slug/revendiquer/merci', 'membre', remercier)

const titre = 'Tenir une fiche'
const messageSchema = z.object({
  message: z
    .string({ error: 'Dites votre lien avec cette organisation.' })
    .trim()
    .min(10, 'Dites en une phrase votre lien avec cette organisation.')
    .max(2000, 'Ce message est trop long : 2 000 caractères au plus.'),
})

async function montrer(c: Contexte) {
  const { fiche } = await ficheLisible(c)
  if (!peutRevendiquer(moi(c), fiche)) throw new ErreurMetier(409, dejaTenue)
  return page(c, { titre, indexer: false }, <RevendiquerPage fiche={fiche} />)
}

async function revendiquer(c: Contexte) {
  const { fiche } = await ficheLisible(c)
  const lu = await lireFormulaire(c, messageSchema)
  const message = texteDe(lu.saisie, 'message')
  if (!lu.ok) return page(c, { titre, indexer: false }, <RevendiquerPage {...{ fiche, message }} erreurs={lu.erreurs} />, 422)
  try {
    await revendiquerFiche(c.var.db, fiche.id, moi(c), lu.valeurs.message)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return page(c, { titre, indexer: false }, <RevendiquerPage {...{ fiche, message }} erreurs={{ '': erreur.message }} />, erreur.statut)
  }
  return c.redirect(`/acteurs/${fiche.slug}/revendiquer/merci`, 303)
}

async function remercier(c: Contexte) {
  const { fiche } = await ficheLisible(c)
  return page(c, { titre: 'Demande reçue', indexer: false }, <RevendicationDeposeePage fiche={fiche} />)
}
