import { inconnue } from '#fiche/enregistrer.ts'
import { porteeDe } from '#fiche/portee.repository.ts'
import { sorteRessource } from '#ressource/ressource.sorte.ts'
import { trouve } from '#socle/erreurs.ts'
import { type Contexte, type Salle, salle } from '#socle/routes.ts'
import { auMoins } from '#socle/session.ts'
import { findById } from '../ressource.depot.ts'
import { peutLire } from '../ressource.droits.ts'
import { urlRessource } from '../ressource.ts'
import { routes as adapter } from './adapter/adapter.routes.tsx'
import { routes as brouillon } from './brouillon/brouillon.routes.tsx'
import { routes as contribuer } from './contribuer/contribuer.routes.tsx'
import './donnees-ressource.ts'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import './mes-ressources.tsx'
import './moderation-ressource.ts'
import { routes as archiver } from './modifier/archiver.routes.tsx'
import { routes as modifier } from './modifier/modifier.routes.tsx'
import { routes as redaction } from './redaction/redaction.routes.ts'
import { routes as relire } from './relire/relire.routes.tsx'
import { routes as suggestion } from './relire/suggestion.routes.tsx'
import { routes as revendiquer } from './revendiquer/revendiquer.routes.tsx'

const numero = salle('ressource').get('/ressources/numero/:id{[0-9]{1,15}}', 'public', mener)

/** Écrire, relire, adapter, revenir à une version. À monter avant les pages qui lisent : « /ressources/contribuer » n'est pas une ressource. */
export const routes: Salle = {
  ...numero,
  routes: [
    numero,
    contribuer,
    redaction,
    brouillon,
    suggestion,
    modifier,
    archiver,
    historiqueDe(sorteRessource),
    adapter,
    revendiquer,
    relire,
  ].flatMap((partie) => partie.routes),
}

// D'une demande ou d'un courriel vers la ressource, quels que soient son titre et son état ; vers sa relecture pour l'animation.
async function mener(c: Contexte) {
  const lue = await findById(c.var.db, Number(c.req.param('id')))
  const lisible = lue && peutLire(c.var.membre, lue, await porteeDe(c.var.db, sorteRessource, lue))
  const ressource = trouve(lisible ? lue : null, inconnue(sorteRessource))
  const relecture = ressource.etat === 'proposee' && auMoins(c.var.membre, 'animateur')
  return c.redirect(relecture ? `${urlRessource(ressource)}/relire` : urlRessource(ressource), 302)
}
