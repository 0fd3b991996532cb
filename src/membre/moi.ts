import { ErreurMetier } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'

/** La personne connectée, sur une route qui exige de l'être. */
export function moi(c: Contexte): MembreConnecte {
  if (!c.var.membre) throw new ErreurMetier(401, 'Connectez-vous pour continuer.')
  return c.var.membre
}
