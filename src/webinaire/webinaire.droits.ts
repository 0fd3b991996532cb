import { modereTout, peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { estPublique, type Seance } from './seance.ts'

type Membre = MembreConnecte | null

/** Les territoires et thématiques que touche une séance ; `territoires` avec tous ceux qui les contiennent. */
export type Portee = { territoires: number[]; thematiques: number[] }

/** L'animation de son territoire ou de sa thématique, et l'administration. */
export function peutAnimer(membre: Membre, portee: Portee): boolean {
  return peutModerer(membre, portee)
}

/** Annoncée ou annulée, elle se lit par tous ; sinon, par qui peut l'animer. */
export function peutLire(membre: Membre, seance: Pick<Seance, 'etat'>, portee: Portee): boolean {
  return estPublique(seance) || peutAnimer(membre, portee)
}

/** Un cycle touche tout le réseau : l'administration, ou un animateur sans périmètre. */
export function peutTenirLesCycles(membre: Membre): boolean {
  return membre !== null && modereTout(membre)
}
