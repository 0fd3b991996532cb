import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findById } from '../acteur.depot.ts'
import { peutLire } from '../acteur.droits.ts'
import { urlActeur } from '../acteur.ts'
import { porteeDe } from '../portee.repository.ts'
import { ficheInconnue } from './acces.ts'

export const routes = routesDe('acteur').get('/acteurs/numero/:id{[0-9]{1,15}}', 'public', mener)

// D'une demande ou d'un courriel vers la fiche, quels que soient son nom et son état.
async function mener(c: Contexte) {
  const fiche = trouve(await findById(c.var.db, Number(c.req.param('id'))), ficheInconnue)
  const lisible = peutLire(c.var.membre, fiche, await porteeDe(c.var.db, fiche))
  return c.redirect(urlActeur(trouve(lisible ? fiche : null, ficheInconnue)), 302)
}
