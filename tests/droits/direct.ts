import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les questions et les enregistrements. */
export const droits: Record<string, LigneDeDroit> = {}
