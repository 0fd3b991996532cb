import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les webinaires. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /webinaires.ics': { droit: 'public' },
  'GET /webinaires.atom': { droit: 'public' },
  'GET /webinaires/:fichier{[a-z0-9-]+\\.ics}': { droit: 'public', exemple: ({ webinaire }) => `/webinaires/${webinaire.slug}.ics` },
}
