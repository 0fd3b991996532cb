import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les webinaires. */
export const droits: Record<string, LigneDeDroit> = {}
