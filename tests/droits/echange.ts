import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const reprise = (suite = '') => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.repriseId}${suite}` })
const tableau = (suite: string) => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.tableauId}${suite}` })
const analyse = (suite: string) => ({ exemple: ({ echange }: JeuDEssai) => `/ressources/imports/${echange.analyseId}${suite}` })

/** Les routes de la salle : importer et exporter des ressources. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /ressources.csv': { droit: 'public' },
  'GET /ressources.json': { droit: 'public' },
  'GET /ressources/imports': { droit: 'animateur' },
  'GET /ressources/imports/nouveau': { droit: 'animateur' },
  'POST /ressources/imports': { droit: 'animateur' },
  'GET /ressources/imports/:id': { droit: 'animateur', ...reprise() },
  'POST /ressources/imports/:id/lancer': { droit: 'animateur', ...tableau('/lancer') },
  'GET /ressources/imports/:id/rapport.csv': { droit: 'animateur', ...reprise('/rapport.csv') },
  'GET /ressources/imports/:id/correspondances': { droit: 'animateur', ...analyse('/correspondances') },
  'POST /ressources/imports/:id/correspondances': { droit: 'animateur', ...analyse('/correspondances') },
  'GET /ressources/imports/:id/medias': { droit: 'animateur', ...reprise('/medias') },
  'GET /ressources/imports/:id/medias.csv': { droit: 'animateur', ...reprise('/medias.csv') },
  'POST /ressources/imports/:id/decider': { droit: 'animateur', ...reprise('/decider') },
}
