import { inconnue } from '#fiche/enregistrer.ts'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { porteeDe } from '#fiche/portee.repository.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, type Salle, salle } from '#socle/routes.ts'
import { findById } from '../acteur.depot.ts'
import { peutLire } from '../acteur.droits.ts'
import { sorteActeur } from '../acteur.sorte.ts'
import { urlActeur } from '../acteur.ts'
import { routes as contact } from './contact/contact.routes.tsx'
import { routes as ecrire } from './contact/ecrire.routes.tsx'
import './donnees-acteur.ts'
import { routes as fraicheur } from './fraicheur/fraicheur.routes.tsx'
import './mes-fiches.tsx'
import './moderation-acteur.ts'
import { routes as archiver } from './modifier/archiver.routes.tsx'
import { routes as modifier } from './modifier/modifier.routes.tsx'
import { routes as proposer } from './proposer/proposer.routes.tsx'
import { routes as revendiquer } from './revendiquer/revendiquer.routes.tsx'

const numero = salle('acteur').get('/acteurs/numero/:id{[0-9]{1,15}}', 'public', mener)

/** Tout ce que l'on fait sur une fiche. À monter avant les pages de l'annuaire : « /acteurs/proposer » n'est pas une fiche. */
export const routes: Salle = {
  ...numero,
  routes: [numero, proposer, revendiquer, modifier, archiver, historiqueDe(sorteActeur), fraicheur, ecrire, contact].flatMap(
    (partie) => partie.routes,
  ),
}

// D'une demande ou d'un courriel vers la fiche, quels que soient son nom et son état.
async function mener(c: Contexte) {
  const fiche = trouve(await findById(c.var.db, Number(c.req.param('id'))), inconnue(sorteActeur))
  const lisible = peutLire(c.var.membre, fiche, await porteeDe(c.var.db, sorteActeur, fiche))
  return c.redirect(urlActeur(trouve(lisible ? fiche : null, inconnue(sorteActeur))), 302)
}
