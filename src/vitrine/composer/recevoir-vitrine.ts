import { texteDe } from '#champ/saisie.ts'
import type { Saisie } from '#socle/formulaire.ts'
import type { MembreConnecte } from '#socle/session.ts'
import { peutNommerLHote } from '../vitrine.droits.ts'

/**
 * La saisie telle que ses champs la lisent. Sans droit de donner un nom d'hôte, celui d'avant reste. Une page ouverte avant la
 * version 0.3 disait « b3-titre » ce qui est « blocs.3.titre », et « ordre » la suite de ses blocs.
 */
export function recevoirVitrine(saisie: Saisie, { membre }: { membre: MembreConnecte }): Saisie {
  const { hote, ...sansHote } = saisie
  const permise = hote !== undefined && peutNommerLHote(membre) ? saisie : sansHote
  if (saisie.acte === undefined && saisie.ordre === undefined) return permise
  const renommee = Object.entries(permise).map(([nom, valeur]) => [nom.replace(/^b(\d+)-/, 'blocs.$1.'), valeur])
  return { ...Object.fromEntries(renommee), blocs: texteDe(saisie, 'ordre').split(','), action: texteDe(saisie, 'acte') }
}
