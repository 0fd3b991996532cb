import { type Concerne, peutModerer } from '#membre/membre.droits.ts'
import type { MembreConnecte } from '#socle/session.ts'
import type { Fiche, Sorte } from './sorte.ts'

type Membre = MembreConnecte | null
/** `portee` : ce que touche la fiche. */
type Droit = <S extends object, E extends string, P extends object>(
  sorte: Sorte<S, E, P>,
  membre: Membre,
  fiche: Fiche<S, E, P>,
  portee: Concerne,
) => boolean

/** Qui la tient, ou l'animation de ce qu'elle touche ; une sorte peut en décider autrement. */
export const peutModifier: Droit = (sorte, membre, fiche, portee) =>
  membre !== null && (sorte.peutModifier?.(membre, fiche, portee) ?? (fiche.proprietaireId === membre.id || peutModerer(membre, portee)))

/** Publique, elle se lit par tous ; sinon, par qui peut la modifier. */
export const peutLire: Droit = (sorte, membre, fiche, portee) =>
  sorte.etats[fiche.etat].public || peutModifier(sorte, membre, fiche, portee)

/** Publique et sans personne pour la tenir : tout membre peut demander à la tenir. */
export const peutRevendiquer = <E extends string>(
  { etats }: { etats: Record<E, { public: boolean }> },
  membre: Membre,
  { etat, proprietaireId }: { etat: E; proprietaireId: string | null },
): boolean => membre !== null && etats[etat].public && proprietaireId === null
