import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : écrire et relire les ressources. */
export const droits: Record<string, LigneDeDroit> = {}
