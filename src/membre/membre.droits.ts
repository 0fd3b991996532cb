import type { MembreConnecte } from '#socle/session.ts'

/** Ce qu'une demande touche ; `territoires` porte le territoire et tous ceux qui le contiennent. */
export type Concerne = { territoires: number[]; thematiques: number[] }

type Moderateur = Pick<MembreConnecte, 'role' | 'perimetres'>

/** Vrai si la personne modère tout : l'administration, ou un animateur sans périmètre. */
export function modereTout(membre: Moderateur): boolean {
  const { territoires, thematiques } = membre.perimetres
  return membre.role === 'administrateur' || (membre.role === 'animateur' && territoires.length + thematiques.length === 0)
}

/** À qui anime et placerait quelque chose hors de son périmètre : le droit se vérifie à l'arrivée comme au départ. */
export const horsPerimetre =
  "Cela sortirait de ce que vous animez : gardez-y un territoire ou une thématique de votre périmètre, ou demandez ce changement à l'administration du réseau."

/** La suite d'une phrase : ce qui était proposé ici a été placé ailleurs depuis. */
export const aChangeDePerimetre =
  "a changé de territoire ou de thématique depuis la demande, et n'est plus dans votre périmètre. L'administration du réseau peut décider."

/** Vrai si l'un de ses territoires contient ce qui est demandé, ou si l'une de ses thématiques en est. */
export function peutModerer(membre: Moderateur | null, concerne: Concerne): boolean {
  if (!membre || membre.role === 'membre') return false
  if (modereTout(membre)) return true
  const { territoires, thematiques } = membre.perimetres
  return concerne.territoires.some((id) => territoires.includes(id)) || concerne.thematiques.some((id) => thematiques.includes(id))
}
