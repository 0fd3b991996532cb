import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : lire les ressources. */
export const droits: Record<string, LigneDeDroit> = {}
