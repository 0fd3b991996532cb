import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : le glossaire. */
export const droits: Record<string, LigneDeDroit> = {}
