import { inconnue } from '#fiche/enregistrer.ts'
import { peutLire } from '#fiche/fiche.droits.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { findById } from '../ressource.depot.ts'
import { urlRessource } from '../ressource.ts'

export const routes = routesDe('ressource').get('/ressources/numero/:id{[0-9]{1,15}}', 'public', mener)

// D'une demande ou d'un courriel vers la ressource, quels que soient son titre et son état ; vers sa relecture pour l'animation.
async function mener(c: Contexte) {
  const lue = await findById(c.var.db, Number(c.req.param('id')))
  const lisible = lue && peutLire(sorteRessource, c.var.membre, lue, await porteeDe(c.var.db, sorteRessource, lue))
  const ressource = trouve(lisible ? lue : null, inconnue(sorteRessource))
  const relecture = ressource.etat === 'proposee' && auMoins(c.var.membre, 'animateur')
  return c.redirect(relecture ? `${urlRessource(ressource)}/relire` : urlRessource(ressource), 302)
}
