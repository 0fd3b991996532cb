import type { MiddlewareHandler } from 'hono'
import { ErreurMetier } from './erreurs.ts'
import { verifierOrigine } from './hotes.ts'
import type { Limites } from './limites.ts'
import type { Contexte, Environnement, Route } from './salle.ts'
import { aUneSession, auMoins, type MembreConnecte } from './session.ts'

type Besoins = { limites: Limites; lireSession: (c: Contexte) => Promise<MembreConnecte | null> }

/** Un POST : d'où vient la demande, combien de fois, de qui ; tout cela avant d'en lire le corps. */
export function admettre(route: Route, besoins: Besoins): MiddlewareHandler<Environnement> {
  return async (c, suite) => {
    nommer(c, route)
    if (!route.options.sansOrigine) verifierOrigine(c)
    if (route.options.limite) await besoins.limites(c, route.options.limite)
    c.set('membre', aUneSession(c.req.header('cookie')) ? await besoins.lireSession(c) : null)
    exiger(c, route)
    await suite()
  }
}

/** Nomme la demande pour le journal et les mesures. */
export function nommer(c: Contexte, { salle, chemin }: Route): void {
  c.set('salle', salle)
  c.set('motif', chemin)
  c.set('valeurs', c.req.param())
}

/** Refuse qui n'a pas le droit de la route : 401 sans session, 403 avec. */
export function exiger(c: Contexte, { droit }: Route): void {
  if (droit === 'public' || auMoins(c.var.membre, droit)) return
  if (c.var.membre === null) throw new ErreurMetier(401, 'Connectez-vous pour continuer.')
  throw new ErreurMetier(403, "Cette page est réservée à l'animation du réseau.")
}
