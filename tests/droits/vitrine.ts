import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const publiee = (suite = '') => ({ exemple: ({ vitrine }: JeuDEssai) => `/vitrines/${vitrine.publiee}${suite}` })
const laSienne = (suite = '/composer') => ({ exemple: ({ vitrine }: JeuDEssai) => `/vitrines/${vitrine.sienne}${suite}` })

/** Les routes de la salle : les vitrines et les thématiques. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /vitrines': { droit: 'public' },
  'GET /vitrines/creer': { droit: 'animateur' },
  'POST /vitrines/creer': { droit: 'animateur' },
  'GET /vitrines/:slug/composer': { droit: 'animateur', ...laSienne() },
  'POST /vitrines/:slug/composer': { droit: 'animateur', ...laSienne() },
  'GET /vitrines/:slug/historique': { droit: 'animateur', ...laSienne('/historique') },
  'GET /vitrines/:slug/historique/:numero/restaurer': { droit: 'animateur', ...laSienne('/historique/1/restaurer') },
  'POST /vitrines/:slug/historique/:numero/restaurer': { droit: 'animateur', ...laSienne('/historique/1/restaurer') },
  'GET /vitrines/:slug': { droit: 'public', ...publiee() },
  'GET /vitrines/:slug/couleurs.css': { droit: 'public', ...publiee('/couleurs.css') },
  'GET /thematiques': { droit: 'public' },
  'GET /thematiques/:code': { droit: 'public', exemple: () => '/thematiques/numerique' },
}
