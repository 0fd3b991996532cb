import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { porteeDe } from '../seance.repository.ts'
import { peutAnimer, peutLire } from '../webinaire.droits.ts'
import { findBySlug, type SeanceEnDirect } from './seance-en-direct.repository.ts'

export const seanceInconnue = "Cette séance n'existe pas, ou n'est pas publique."

/** La séance de l'adresse, si la personne peut la lire ; et si elle peut l'animer. */
export async function seanceLisible(c: Contexte): Promise<{ seance: SeanceEnDirect; anime: boolean }> {
  const seance = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), seanceInconnue)
  const portee = c.var.membre || seance.etat === 'brouillon' ? await porteeDe(c.var.db, seance) : { territoires: [], thematiques: [] }
  trouve(peutLire(c.var.membre, seance, portee) ? seance : null, seanceInconnue)
  return { seance, anime: peutAnimer(c.var.membre, portee) }
}

/** La même, pour qui l'anime seulement. */
export async function seanceAnimee(c: Contexte): Promise<SeanceEnDirect> {
  const { seance, anime } = await seanceLisible(c)
  if (!anime)
    throw new ErreurMetier(403, 'Cette séance est animée par d’autres : son territoire et ses thématiques ne sont pas les vôtres.')
  return seance
}
