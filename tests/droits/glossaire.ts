import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const mot = (suite = '') => ({ exemple: ({ glossaire }: JeuDEssai) => `/glossaire/${glossaire.mot}${suite}` })

/** Les routes de la salle : le glossaire. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /glossaire': { droit: 'public' },
  'GET /glossaire.json': { droit: 'public' },
  'GET /glossaire.csv': { droit: 'public' },
  'GET /glossaire/ajouter': { droit: 'animateur' },
  'POST /glossaire/ajouter': { droit: 'animateur' },
  'GET /glossaire/:code': { droit: 'public', ...mot() },
  'GET /glossaire/:code/modifier': { droit: 'animateur', ...mot('/modifier') },
  'POST /glossaire/:code/modifier': { droit: 'animateur', ...mot('/modifier') },
  'GET /glossaire/:code/retirer': { droit: 'animateur', ...mot('/retirer') },
  'POST /glossaire/:code/retirer': { droit: 'animateur', ...mot('/retirer') },
  'POST /glossaire/:code/restaurer': { droit: 'animateur', ...mot('/restaurer') },
  'GET /glossaire/:code/historique': { droit: 'animateur', ...mot('/historique') },
}
