import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { ressourceInconnue, ressourceLisible } from '../acces.ts'
import { porteeDeSaisie } from '../portee.repository.ts'
import { findById } from '../ressource.depot.ts'
import { type Portee, peutModifier } from '../ressource.droits.ts'
import type { Ressource, SaisieDeRessource } from '../ressource.ts'

export type Acces = { ressource: Ressource; portee: Portee; membre: MembreConnecte }

/** La ressource de l'URL, si la personne peut la modifier. */
export async function ressourceModifiable(c: Contexte, slug?: string): Promise<Acces> {
  const membre = moi(c)
  const { ressource, portee } = await ressourceLisible(c, slug)
  if (!peutModifier(membre, ressource, portee))
    throw new ErreurMetier(403, "Seules la personne qui tient cette ressource et l'animation du réseau peuvent faire cela.")
  return { ressource, portee, membre }
}

/** La ressource relue après un changement : son titre et son adresse sont ceux d'à présent. */
export async function relire(c: Contexte, id: number): Promise<Ressource> {
  return trouve(await findById(c.var.db, id), ressourceInconnue)
}

/** Vrai si la personne pourrait encore modifier la ressource ainsi écrite : on n'envoie rien hors de ce que l'on anime. */
export async function resteModifiable(c: Contexte, ressource: Ressource, saisie: SaisieDeRessource): Promise<boolean> {
  return peutModifier(c.var.membre, ressource, await porteeDeSaisie(c.var.db, saisie))
}
