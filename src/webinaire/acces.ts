import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { findBySlug, porteeDe } from './seance.repository.ts'
import type { Seance } from './seance.ts'
import { peutAnimer, peutLire } from './webinaire.droits.ts'

const seanceInconnue = "Cette séance n'existe pas, ou n'existe plus."

/** La séance de l'URL, si la personne peut la lire ; sinon 404, pour ne pas dire qu'elle existe. */
export async function seanceLisible(c: Contexte): Promise<{ seance: Seance; anime: boolean }> {
  const seance = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), seanceInconnue)
  const portee = await porteeDe(c.var.db, seance)
  if (!peutLire(c.var.membre, seance, portee)) throw new ErreurMetier(404, seanceInconnue)
  return { seance, anime: peutAnimer(c.var.membre, portee) }
}

/** La séance de l'URL, si la personne peut l'animer. */
export async function seanceAnimable(c: Contexte): Promise<{ seance: Seance; membre: MembreConnecte }> {
  const membre = moi(c)
  const { seance, anime } = await seanceLisible(c)
  if (!anime) throw new ErreurMetier(403, "Seule l'animation de cette thématique ou de ce territoire peut faire cela.")
  return { seance, membre }
}
