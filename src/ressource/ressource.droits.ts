import { type Concerne, peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { permetDAdapter } from './licences.ts'
import type { Ressource } from './ressource.ts'

type Membre = MembreConnecte | null

/** L'animation relit ce que d'autres tiennent. */
export function peutRelire(membre: Membre, ressource: Ressource, portee: Concerne): boolean {
  return peutModerer(membre, portee) && (ressource.etat === 'proposee' || ressource.etat === 'publiee')
}

/** Tout membre peut reprendre une ressource publiée pour un autre territoire, si sa licence le permet. */
export function peutAdapter(membre: Membre, ressource: Ressource): boolean {
  return membre !== null && ressource.etat === 'publiee' && permetDAdapter(ressource.licence)
}
