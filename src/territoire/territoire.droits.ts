import type { MembreConnecte } from '../socle/session.ts'

/** Créer, modifier, supprimer un groupement : l'animation et l'administration du réseau. */
export const peutGererGroupements = (membre: MembreConnecte | null): boolean => membre !== null && membre.role !== 'membre'
