import { inconnue } from '#fiche/enregistrer.ts'
import { peutLire } from '#fiche/fiche.droits.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { findById } from '../acteur.depot.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import { urlActeur } from '../acteur.ts'

export const routes = routesDe('acteur').get('/acteurs/numero/:id{[0-9]{1,15}}', 'public', mener)

// D'une demande ou d'un courriel vers la fiche, quels que soient son nom et son état.
async function mener(c: Contexte) {
  const fiche = trouve(await findById(c.var.db, Number(c.req.param('id'))), inconnue(sorteActeur))
  const lisible = peutLire(sorteActeur, c.var.membre, fiche, await porteeDe(c.var.db, sorteActeur, fiche))
  return c.redirect(urlActeur(trouve(lisible ? fiche : null, inconnue(sorteActeur))), 302)
}
