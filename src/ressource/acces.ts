import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import { porteeDe } from './portee.repository.ts'
import { findBySlug } from './ressource.depot.ts'
import { type Portee, peutLire } from './ressource.droits.ts'
import type { Ressource } from './ressource.ts'

export const ressourceInconnue = "Cette ressource n'existe pas, ou n'existe plus."

/** La ressource de l'URL, si la personne peut la lire ; sinon 404, pour ne pas dire qu'elle existe. */
export async function ressourceLisible(c: Contexte, slug = c.req.param('slug') ?? ''): Promise<{ ressource: Ressource; portee: Portee }> {
  const ressource = trouve(await findBySlug(c.var.db, slug), ressourceInconnue)
  const portee = await porteeDe(c.var.db, ressource)
  if (!peutLire(c.var.membre, ressource, portee)) throw new ErreurMetier(404, ressourceInconnue)
  return { ressource, portee }
}
