import { contenuDe } from '#champ/champs.ts'
import type { Concerne } from '#membre/membre.droits.ts'
import { moi } from '#membre/moi.ts'
import { ErreurMetier, trouve } from '#socle/erreurs.ts'
import type { Contexte } from '#socle/routes.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { depotDe } from './depot.repository.ts'
import { inconnue } from './enregistrer.ts'
import { peutLire, peutModifier } from './fiche.droits.ts'
import { deRien, porteeDe } from './portee.repository.ts'
import type { Fiche, Sorte } from './sorte.ts'

/** De quoi ouvrir une fiche à qui y a droit. */
export function accesDe<S extends object, E extends string, P extends object>(sorte: Sorte<S, E, P>) {
  const { findById, findBySlug } = depotDe(sorte)
  const refus =
    sorte.ecriteAuMieuxPar === 'membre'
      ? `Seules la personne qui tient ${sorte.mots.cette} et l'animation du réseau peuvent faire cela.`
      : "Seule l'animation de cette thématique ou de ce territoire peut faire cela."

  /** La fiche de l'URL, si la personne peut la lire ; sinon 404, pour ne pas dire qu'elle existe. Sans compte, nul besoin de sa portée. */
  async function lisible(c: Contexte, slug = c.req.param('slug') ?? ''): Promise<{ fiche: Fiche<S, E, P>; portee: Concerne }> {
    const fiche = trouve(await findBySlug(c.var.db, slug), inconnue(sorte))
    const portee = c.var.membre ? await porteeDe(c.var.db, sorte, fiche) : deRien
    if (!peutLire(sorte, c.var.membre, fiche, portee)) throw new ErreurMetier(404, inconnue(sorte))
    return { fiche, portee }
  }

  /** La fiche de l'URL, si la personne peut la modifier. */
  async function modifiable(c: Contexte, slug?: string): Promise<{ fiche: Fiche<S, E, P>; portee: Concerne; membre: MembreConnecte }> {
    const membre = moi(c)
    const { fiche, portee } = await lisible(c, slug)
    if (!peutModifier(sorte, membre, fiche, portee)) throw new ErreurMetier(403, refus)
    return { fiche, portee, membre }
  }

  return {
    lisible,
    modifiable,
    /** La fiche relue après un changement : son nom et son adresse sont ceux d'à présent. */
    relue: async (c: Contexte, id: number) => trouve(await findById(c.var.db, id), inconnue(sorte)),
    /** Vrai si la personne pourrait encore modifier la fiche ainsi écrite : on n'envoie rien hors de ce que l'on anime. */
    resteModifiable: async (c: Contexte, fiche: Fiche<S, E, P>, contenu: S) =>
      peutModifier(sorte, c.var.membre, fiche, await porteeDe(c.var.db, sorte, contenuDe(sorte.champs, contenu))),
  }
}
