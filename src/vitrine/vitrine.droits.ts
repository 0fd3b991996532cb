import { auMoins, type MembreConnecte } from '#socle/session.ts'
import type { Vitrine } from './vitrine.ts'

type Membre = MembreConnecte | null

/** Publiée, elle se lit par tous ; sinon, par qui la compose. */
export function peutLire(membre: Membre, vitrine: Vitrine): boolean {
  return vitrine.etat === 'publiee' || peutComposer(membre, vitrine)
}

/** L'administration ; et, pour une vitrine qui n'est pas du réseau, l'animatrice ou l'animateur qui l'a créée. */
export function peutComposer(membre: Membre, vitrine: Vitrine): boolean {
  if (!membre) return false
  return (
    auMoins(membre, 'administrateur') || (!vitrine.estFondatrice && auMoins(membre, 'animateur') && vitrine.proprietaireId === membre.id)
  )
}

/** Un nom d'hôte engage l'installation (DNS, certificat) : l'administration seule le donne. */
export function peutNommerLHote(membre: Membre): boolean {
  return auMoins(membre, 'administrateur')
}
