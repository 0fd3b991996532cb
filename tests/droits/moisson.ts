import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : la moisson : OAI-PMH, DCAT, plan du site. */
export const droits: Record<string, LigneDeDroit> = {}
