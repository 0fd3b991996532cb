import { peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Acteur } from './acteur.ts'

type Membre = MembreConnecte | null

/** Les territoires et thématiques que touche une fiche ; `territoires` avec tous ceux qui les contiennent. */
export type Portee = { territoires: number[]; thematiques: number[] }

/** Une fiche publiée se lit par tous ; proposée ou archivée, par qui la tient et par l'animation. */
export function peutLire(membre: Membre, fiche: Acteur, portee: Portee): boolean {
  return fiche.etat === 'publiee' || peutModifier(membre, fiche, portee)
}

/** Qui la tient, ou l'animation de son territoire ou de sa thématique. */
export function peutModifier(membre: Membre, fiche: Acteur, portee: Portee): boolean {
  if (!membre) return false
  return fiche.proprietaireId === membre.id || peutModerer(membre, portee)
}

/** Une fiche publiée que personne ne tient. */
export function peutRevendiquer(membre: Membre, fiche: Acteur): boolean {
  return membre !== null && fiche.etat === 'publiee' && fiche.proprietaireId === null
}

/** Une fiche publiée dont on sait où transmettre le message. */
export function peutEtreContactee(fiche: Acteur): boolean {
  return fiche.etat === 'publiee' && (fiche.proprietaireId !== null || fiche.courrielContact !== null)
}
