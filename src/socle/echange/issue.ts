export const issues = ['creee', 'modifiee', 'inchangee', 'refusee'] as const
/** Ce que devient une ligne importée. */
export type Issue = (typeof issues)[number]

/** `objetId` : la fiche ou la ressource que la ligne a créée, modifiée ou retrouvée. */
export type LigneDeRapport = { ligne: number; nom: string; issue: Issue; messages: string[]; objetId?: number | null }
