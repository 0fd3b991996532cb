import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les vitrines et les thématiques. */
export const droits: Record<string, LigneDeDroit> = {}
