import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les parcours. */
export const droits: Record<string, LigneDeDroit> = {}
