import { z } from 'zod'
import { texteDe } from '#champ/saisie.ts'
import { page } from '#interface/page.tsx'
import { moi } from '#membre/moi.ts'
import { ressourceLisible } from '#ressource/acces.ts'
import { peutRevendiquer } from '#ressource/ressource.droits.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { lireFormulaire } from '#socle/formulaire.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { RevendicationDeposeePage, RevendiquerPage } from './RevendiquerPage.tsx'
import { pasATenir, revendiquerRessource } from './revendiquer-ressource.ts'

export const routes = routesDe('ressource')
  .get('/ressources/:slug/revendiquer', 'membre', montrer)
  .post('/ressources/:slug/revendiquer', 'membre', revendiquer, { limite: 'formulaire' })
  .get('/ressources/:slug/revendiquer/merci', 'membre', remercier)

const meta = { titre: 'Tenir une ressource', indexer: false }
const messageSchema = z.object({
  message: z
    .string({ error: 'Dites votre lien avec cette ressource.' })
    .trim()
    .min(10, 'Dites en une phrase votre lien avec cette ressource.')
    .max(2000, 'Ce message est trop long : 2 000 caractères au plus.'),
})

async function montrer(c: Contexte) {
  const { fiche: ressource } = await ressourceLisible(c)
  if (!peutRevendiquer(moi(c), ressource)) throw new ErreurMetier(409, pasATenir)
  return page(c, meta, <RevendiquerPage ressource={ressource} />)
}

async function revendiquer(c: Contexte) {
  const { fiche: ressource } = await ressourceLisible(c)
  const lu = await lireFormulaire(c, messageSchema)
  const message = texteDe(lu.saisie, 'message')
  if (!lu.ok) return page(c, meta, <RevendiquerPage {...{ ressource, message }} erreurs={lu.erreurs} />, 422)
  try {
    await revendiquerRessource(c.var.db, ressource.id, moi(c), lu.valeurs.message)
  } catch (erreur) {
    if (!(erreur instanceof ErreurMetier)) throw erreur
    return page(c, meta, <RevendiquerPage {...{ ressource, message }} erreurs={{ '': erreur.message }} />, erreur.statut)
  }
  return c.redirect(`/ressources/${ressource.slug}/revendiquer/merci`, 303)
}

async function remercier(c: Contexte) {
  const { fiche: ressource } = await ressourceLisible(c)
  return page(c, { titre: 'Demande reçue', indexer: false }, <RevendicationDeposeePage ressource={ressource} />)
}
