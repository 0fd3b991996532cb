import { auMoins, type MembreConnecte } from '#socle/session.ts'

/** Les listes sont communes à tout le réseau : seule l'administration les modifie. */
export function peutModifierReferentiel(membre: MembreConnecte | null): boolean {
  return auMoins(membre, 'administrateur')
}
