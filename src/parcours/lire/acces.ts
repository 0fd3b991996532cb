import { trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import { findBySlug } from '../parcours.depot.ts'
import { peutLire } from '../parcours.droits.ts'
import type { Parcours } from '../parcours.ts'

const parcoursInconnu = "Ce parcours n'existe pas, ou n'est plus en ligne."

/** Le parcours de l'URL, si la personne peut le lire ; sinon 404, pour ne pas dire qu'il existe. */
export async function parcoursLisible(c: Contexte): Promise<Parcours> {
  const parcours = await findBySlug(c.var.db, c.req.param('slug') ?? '')
  return trouve(parcours && peutLire(c.var.membre, parcours) ? parcours : undefined, parcoursInconnu)
}
