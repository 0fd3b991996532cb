import { auMoins, type MembreConnecte } from '#socle/session.ts'
import type { Parcours } from './parcours.ts'

type Membre = MembreConnecte | null

/** L'animation et l'administration composent. */
export const peutComposer = (membre: Membre): boolean => auMoins(membre, 'animateur')

/** Publié, il se lit par tous ; sinon, par qui compose. */
export const peutLire = (membre: Membre, parcours: Pick<Parcours, 'etat'>): boolean => parcours.etat === 'publie' || peutComposer(membre)
