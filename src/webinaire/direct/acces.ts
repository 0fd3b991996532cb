import { porteeDe } from '#fiche/portee.repository.ts'
import { peutModerer } from '#membre/membre.droits.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import { estPublique, toucheDeSeance } from '../seance.ts'
import { findEnDirect, type SeanceEnDirect } from './seance-en-direct.repository.ts'

/** La séance de l'adresse, si la personne peut la lire ; et si elle peut l'animer. */
export async function seanceLisible(c: Contexte): Promise<{ seance: SeanceEnDirect; anime: boolean }> {
  const { db, membre } = c.var
  const seance = await findEnDirect(db, c.req.param('slug') ?? '')
  // Sans compte, rien de plus n'est à lire.
  const anime = !!seance && membre !== null && peutModerer(membre, await porteeDe(db, { touche: toucheDeSeance }, seance))
  const lisible = seance && (anime || estPublique(seance)) ? seance : null
  return { seance: trouve(lisible, "Cette séance n'existe pas, ou n'est pas publique."), anime }
}

/** La même, pour qui l'anime seulement. */
export async function seanceAnimee(c: Contexte): Promise<SeanceEnDirect> {
  const { seance, anime } = await seanceLisible(c)
  if (!anime)
    throw new ErreurMetier(403, 'Cette séance est animée par d’autres : son territoire et ses thématiques ne sont pas les vôtres.')
  return seance
}
