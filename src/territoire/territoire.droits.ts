import type { MembreConnecte } from '#socle/session.ts'

/** Créer, modifier, supprimer un groupement : l'animation et l'administration du réseau. */
export const peutGererGroupements = (membre: MembreConnecte | null): boolean => membre !== null && membre.role !== 'membre'

/**
 * Changer les membres d'un groupement qui est le périmètre de quelqu'un change ce que cette personne décide : seule
 * l'administration, ou une animation sans périmètre, le peut.
 */
export function peutChangerLesPerimetres(membre: MembreConnecte | null): boolean {
  if (membre === null || membre.role === 'membre') return false
  return membre.role === 'administrateur' || membre.perimetres.territoires.length + membre.perimetres.thematiques.length === 0
}
