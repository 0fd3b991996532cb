import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/salle.ts'
import type { MembreConnecte } from '#socle/session.ts'
import * as ActeurRepository from '../acteur.depot.ts'
import { type Portee, peutLire, peutModifier } from '../acteur.droits.ts'
import type { Acteur, SaisieDeFiche } from '../acteur.ts'
import { porteeDe, porteeDeSaisie } from '../portee.repository.ts'

export const ficheInconnue = "Cette fiche n'existe pas, ou n'existe plus."

/** La fiche de l'URL, si la personne peut la lire ; sinon 404, pour ne pas dire qu'elle existe. */
export async function ficheLisible(c: Contexte): Promise<{ fiche: Acteur; portee: Portee }> {
  const fiche = trouve(await ActeurRepository.findBySlug(c.var.db, c.req.param('slug') ?? ''), ficheInconnue)
  const portee = await porteeDe(c.var.db, fiche)
  if (!peutLire(c.var.membre, fiche, portee)) throw new ErreurMetier(404, ficheInconnue)
  return { fiche, portee }
}

/** La fiche de l'URL, si la personne peut la modifier. */
export async function ficheModifiable(c: Contexte): Promise<{ fiche: Acteur; portee: Portee; membre: MembreConnecte }> {
  const membre = moi(c)
  const { fiche, portee } = await ficheLisible(c)
  if (!peutModifier(membre, fiche, portee))
    throw new ErreurMetier(403, "Seules la personne qui tient cette fiche et l'animation du réseau peuvent faire cela.")
  return { fiche, portee, membre }
}

/** La fiche relue après un changement : son nom et son adresse sont ceux d'à présent. */
export async function trouveFiche(c: Contexte, id: number): Promise<Acteur> {
  return trouve(await ActeurRepository.findById(c.var.db, id), ficheInconnue)
}

/** Vrai si la personne pourrait encore modifier la fiche ainsi écrite : on n'envoie rien hors de ce que l'on anime. */
export async function resteModifiable(c: Contexte, fiche: Acteur, saisie: SaisieDeFiche): Promise<boolean> {
  return peutModifier(c.var.membre, fiche, await porteeDeSaisie(c.var.db, saisie))
}
