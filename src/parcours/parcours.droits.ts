import { auMoins, type MembreConnecte } from '#socle/session.ts'

/** L'animation et l'administration composent. */
export const peutComposer = (membre: MembreConnecte | null): boolean => auMoins(membre, 'animateur')
