import { porteeDe } from '#fiche/portee.repository.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import type { Db } from '#socle/db.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { estPublique, toucheDeSeance } from '../seance.ts'
import { findBySlug, type SeanceEnDirect } from './seance-en-direct.repository.ts'

export const seanceInconnue = "Cette séance n'existe pas, ou n'est pas publique."

/** La séance de l'adresse, si la personne peut la lire ; et si elle peut l'animer. */
export async function seanceLisible(c: Contexte): Promise<{ seance: SeanceEnDirect; anime: boolean }> {
  const seance = trouve(await findBySlug(c.var.db, c.req.param('slug') ?? ''), seanceInconnue)
  const anime = await animeLa(c.var.db, c.var.membre, seance)
  trouve(estPublique(seance) || anime ? seance : null, seanceInconnue)
  return { seance, anime }
}

/** Vrai si la personne anime ce que touche la séance ; sans compte, rien n'est à lire. */
export const animeLa = async (db: Db, membre: MembreConnecte | null, seance: SeanceEnDirect): Promise<boolean> =>
  membre !== null && peutModerer(membre, await porteeDe(db, { touche: toucheDeSeance }, seance))

/** La même, pour qui l'anime seulement. */
export async function seanceAnimee(c: Contexte): Promise<SeanceEnDirect> {
  const { seance, anime } = await seanceLisible(c)
  if (!anime)
    throw new ErreurMetier(403, 'Cette séance est animée par d’autres : son territoire et ses thématiques ne sont pas les vôtres.')
  return seance
}
