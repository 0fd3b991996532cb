import { peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { permetDAdapter } from './licences.ts'
import type { Ressource } from './ressource.ts'

type Membre = MembreConnecte | null

/** Les territoires et thématiques que touche une ressource ; `territoires` avec tous ceux qui les contiennent. */
export type Portee = { territoires: number[]; thematiques: number[] }

/** Publiée, elle se lit par tous ; sinon, par qui la tient et par l'animation. */
export function peutLire(membre: Membre, ressource: Ressource, portee: Portee): boolean {
  return ressource.etat === 'publiee' || peutModifier(membre, ressource, portee)
}

/** Qui la tient, ou l'animation de son territoire ou de sa thématique. */
export function peutModifier(membre: Membre, ressource: Ressource, portee: Portee): boolean {
  if (!membre) return false
  return ressource.proprietaireId === membre.id || peutModerer(membre, portee)
}

/** L'animation relit ce que d'autres tiennent. */
export function peutRelire(membre: Membre, ressource: Ressource, portee: Portee): boolean {
  return peutModerer(membre, portee) && (ressource.etat === 'proposee' || ressource.etat === 'publiee')
}

/** Publiée et sans personne pour la tenir : tout membre peut demander à la tenir. */
export function peutRevendiquer(membre: Membre, ressource: Ressource): boolean {
  return membre !== null && ressource.etat === 'publiee' && ressource.proprietaireId === null
}

/** Tout membre peut reprendre une ressource publiée pour un autre territoire, si sa licence le permet. */
export function peutAdapter(membre: Membre, ressource: Ressource): boolean {
  return membre !== null && ressource.etat === 'publiee' && permetDAdapter(ressource.licence)
}
