import { lireSession } from '#membre/authentification.ts'
import { adresseReseau } from '#socle/adresse-reseau.ts'
import { ErreurMetier } from '#socle/erreurs.ts'
import { type Contexte, routesDe } from '#socle/routes.ts'
import { seanceAnimee, seanceLisible } from '../acces.ts'
import { diffusion } from './diffusion.ts'
import { creerJeton } from './jeton.ts'
import { listBySeance } from './question.repository.ts'
import { etatDeLaSeance, type Vue } from './trame.ts'

export const routes = routesDe('webinaire')
  .get('/webinaires/:slug/questions/direct', 'public', suivre, { cache: false })
  .get('/webinaires/:slug/questions/instantane', 'public', lire, { cache: false })
  .get('/webinaires/:slug/questions/moderer/direct', 'animateur', suivreEnAnimant)

async function suivre(c: Contexte) {
  return ouvrir(c, (await seanceLisible(c)).seance.id, 'publique')
}

async function suivreEnAnimant(c: Contexte) {
  return ouvrir(c, (await seanceAnimee(c)).id, 'animation', () => animeEncore(c))
}

// La session fermée, le rôle ou le périmètre retiré, le fil s'arrête au prochain battement. La base muette, on ne sait pas : il reste.
async function animeEncore(c: Contexte): Promise<boolean> {
  try {
    c.set('membre', await lireSession(c.var.db, c.req.raw.headers))
    await seanceAnimee(c)
    return c.var.membre !== null
  } catch (erreur) {
    return !(erreur instanceof ErreurMetier) || erreur.statut >= 500
  }
}

async function ouvrir(c: Contexte, seanceId: number, vue: Vue, encore?: () => Promise<boolean>) {
  const marque = Number(c.req.header('last-event-id'))
  const corps = await diffusion.suivre(c.var.db, seanceId, {
    vue,
    encore,
    adresse: adresseReseau(c),
    depuis: Number.isSafeInteger(marque) && marque > 0 ? marque : undefined,
  })
  if (!corps) return c.text('Trop de monde suit déjà en direct : la page se rafraîchira seule.', 503, { 'retry-after': '30' })
  // Un mandataire qui attend la fin pour transmettre, ou compresse, couperait le direct.
  return c.body(corps, 200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
}

/** La même chose en une fois, pour qui ne peut pas suivre en direct. */
async function lire(c: Contexte) {
  const { seance } = await seanceLisible(c)
  return c.json({ ...etatDeLaSeance(await listBySeance(c.var.db, seance.id), 'publique'), jeton: creerJeton(seance.id) })
}
