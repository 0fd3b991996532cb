import { peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { type Portee, peutModifier } from '../acteur.droits.ts'
import type { Acteur } from '../acteur.ts'

/** Qui tient la fiche republie ce qu'elle a elle-même archivé ; ce que l'animation a retiré, l'animation le remet. */
export function peutRepublier(membre: MembreConnecte, fiche: Acteur, portee: Portee, archiveePar: string | null): boolean {
  return peutModerer(membre, portee) || (peutModifier(membre, fiche, portee) && archiveePar === membre.id)
}
