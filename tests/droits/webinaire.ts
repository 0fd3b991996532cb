import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const seance = (suite = '') => ({ exemple: ({ webinaire }: JeuDEssai) => `/webinaires/${webinaire.slug}${suite}` })
const cle = (usage: 'confirmer' | 'retirer') => ({
  exemple: ({ webinaire }: JeuDEssai) => `/webinaires/inscription/${usage}?cle=${webinaire.cles[usage]}`,
})
const cycle = { exemple: ({ webinaire }: JeuDEssai) => `/webinaires/cycles/${webinaire.cycle}/modifier` }

/** Les routes de la salle : les webinaires. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /webinaires.ics': { droit: 'public' },
  'GET /webinaires.atom': { droit: 'public' },
  'GET /webinaires/:fichier{[a-z0-9-]+\\.ics}': { droit: 'public', exemple: ({ webinaire }) => `/webinaires/${webinaire.slug}.ics` },

  'GET /webinaires': { droit: 'public' },
  'GET /webinaires/cycles/:slug': { droit: 'public', exemple: ({ webinaire }) => `/webinaires/cycles/${webinaire.cycle}` },
  'GET /webinaires/:slug': { droit: 'public', ...seance() },
  'GET /webinaires/inscription/confirmer': { droit: 'public', ...cle('confirmer') },
  'POST /webinaires/inscription/confirmer': {
    droit: 'public',
    ...cle('confirmer'),
    envoi: ({ webinaire }) => ({ cle: webinaire.cles.confirmer }),
  },
  'GET /webinaires/inscription/retirer': { droit: 'public', ...cle('retirer') },
  'POST /webinaires/inscription/retirer': { droit: 'public', ...cle('retirer') },
  'POST /webinaires/:slug/inscription': { droit: 'public', ...seance('/inscription') },
  'GET /webinaires/:slug/inscription/merci': { droit: 'public', ...seance('/inscription/merci') },
  'GET /webinaires/:slug/inscription/confirmee': { droit: 'public', ...seance('/inscription/confirmee') },

  'GET /webinaires/nouvelle': { droit: 'animateur' },
  'POST /webinaires/nouvelle': { droit: 'animateur' },
  'GET /webinaires/:slug/modifier': { droit: 'animateur', ...seance('/modifier') },
  'POST /webinaires/:slug/modifier': { droit: 'animateur', ...seance('/modifier') },
  'GET /webinaires/cycles/nouveau': { droit: 'animateur' },
  'POST /webinaires/cycles/nouveau': { droit: 'animateur' },
  'GET /webinaires/cycles/:slug/modifier': { droit: 'animateur', ...cycle },
  'POST /webinaires/cycles/:slug/modifier': { droit: 'animateur', ...cycle },
  'GET /webinaires/animation': { droit: 'animateur' },
  'GET /webinaires/:slug/etat': { droit: 'animateur', ...seance('/etat') },
  'POST /webinaires/:slug/etat': { droit: 'animateur', ...seance('/etat') },
  'GET /webinaires/:slug/inscrits': { droit: 'animateur', ...seance('/inscrits') },
  'POST /webinaires/:slug/inscrits': { droit: 'animateur', ...seance('/inscrits') },
  'GET /webinaires/:slug/inscrits.csv': { droit: 'animateur', ...seance('/inscrits.csv') },
  'GET /webinaires/:slug/historique': { droit: 'animateur', ...seance('/historique') },
  'GET /webinaires/:slug/historique/:numero/restaurer': { droit: 'animateur', ...seance('/historique/1/restaurer') },
  'POST /webinaires/:slug/historique/:numero/restaurer': { droit: 'animateur', ...seance('/historique/1/restaurer') },
  'GET /api/v1/webinaires': { droit: 'public' },
}
