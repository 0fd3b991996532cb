import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : importer et exporter des ressources. */
export const droits: Record<string, LigneDeDroit> = {}
