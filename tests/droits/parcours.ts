import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const dans = (suite = '') => ({ exemple: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}` })

/** Les routes de la salle : les parcours. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /parcours': { droit: 'public' },
  'GET /parcours/:slug': { droit: 'public', ...dans() },
  'GET /parcours/:slug/releve': { droit: 'public', ...dans('/releve') },
  'GET /parcours/:slug/:etape': { droit: 'public', ...dans('/regarder') },
  'POST /parcours/:slug/suivre': { droit: 'membre', ...dans('/suivre') },
  'POST /parcours/:slug/adopter': { droit: 'membre', ...dans('/adopter') },
  'POST /parcours/:slug/effacer': { droit: 'membre', ...dans('/effacer') },
  'POST /parcours/:slug/:etape': { droit: 'membre', ...dans('/regarder') },
}
