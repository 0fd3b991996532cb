import { auMoins, type MembreConnecte } from '#socle/session.ts'

/** Le glossaire est commun à tout le réseau : l'animation le tient. */
export function peutModifierGlossaire(membre: MembreConnecte | null): boolean {
  return auMoins(membre, 'animateur')
}
