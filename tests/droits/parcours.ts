import type { JeuDEssai } from '../jeu-d-essai.ts'
import type { LigneDeDroit } from './ligne.ts'

const dans = (suite = '') => ({ exemple: ({ parcours }: JeuDEssai) => `/parcours/${parcours.slug}${suite}` })

const horsGroupe = "n'est pas de ce groupe"
const pasAMoi = { tenant: horsGroupe, animateur: horsGroupe, administrateur: horsGroupe }
const groupe = (suite = '') => ({ exemple: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}${suite}` })
const date = (suite = '') => ({
  exemple: ({ parcours }: JeuDEssai) => `/parcours/groupes/${parcours.cleDuGroupe}/dates/${parcours.dateId}${suite}`,
  sauf: pasAMoi,
})
const cle = ':cle{[A-Za-z0-9_-]{16}}'

/** Les routes de la salle : les parcours. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /api/v1/parcours': { droit: 'public' },
  'GET /parcours': { droit: 'public' },
  'GET /parcours/gerer': { droit: 'animateur' },
  'POST /parcours/nouveau': { droit: 'animateur' },
  'POST /parcours/ordre': { droit: 'animateur' },
  'GET /parcours/:slug/composer': { droit: 'animateur', ...dans('/composer') },
  'POST /parcours/:slug/composer': { droit: 'animateur', ...dans('/composer') },
  'POST /parcours/:slug/composer/apercu': { droit: 'animateur', ...dans('/composer/apercu') },
  'GET /parcours/:slug/historique': { droit: 'animateur', ...dans('/historique') },
  'GET /parcours/:slug/historique/:numero/restaurer': { droit: 'animateur', ...dans('/historique/1/restaurer') },
  'POST /parcours/:slug/historique/:numero/restaurer': { droit: 'animateur', ...dans('/historique/1/restaurer') },
  'GET /parcours/groupes/:fichier{[A-Za-z0-9_-]{16}\\.ics}': { droit: 'public', ...groupe('.ics') },
  [`GET /parcours/groupes/${cle}`]: { droit: 'public', ...groupe() },
  [`POST /parcours/groupes/${cle}/rejoindre`]: { droit: 'membre', ...groupe('/rejoindre') },
  [`POST /parcours/groupes/${cle}/quitter`]: { droit: 'membre', ...groupe('/quitter'), sauf: pasAMoi },
  [`POST /parcours/groupes/${cle}/inviter`]: { droit: 'membre', ...groupe('/inviter'), sauf: pasAMoi },
  [`POST /parcours/groupes/${cle}/regler`]: { droit: 'membre', ...groupe('/regler'), sauf: pasAMoi },
  // Le membre l'a supprimé avant que les autres n'essaient : ils trouvent une page absente.
  [`POST /parcours/groupes/${cle}/supprimer`]: { droit: 'membre', ...groupe('/supprimer') },
  [`POST /parcours/groupes/${cle}/dates`]: { droit: 'membre', ...groupe('/dates'), sauf: pasAMoi },
  [`GET /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}`]: { droit: 'membre', ...date() },
  [`POST /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}`]: { droit: 'membre', ...date() },
  [`POST /parcours/groupes/${cle}/dates/:id{[0-9]{1,15}}/retirer`]: { droit: 'membre', ...date('/retirer') },
  'GET /parcours/:slug/groupe': { droit: 'membre', ...dans('/groupe') },
  'POST /parcours/:slug/groupe': { droit: 'membre', ...dans('/groupe') },
  'GET /parcours/:slug': { droit: 'public', ...dans() },
  'GET /parcours/:slug/releve': { droit: 'public', ...dans('/releve') },
  'GET /parcours/:slug/:etape': { droit: 'public', ...dans('/regarder') },
  'POST /parcours/:slug/suivre': { droit: 'membre', ...dans('/suivre') },
  'POST /parcours/:slug/adopter': { droit: 'membre', ...dans('/adopter') },
  'POST /parcours/:slug/effacer': { droit: 'membre', ...dans('/effacer') },
  'POST /parcours/:slug/:etape': { droit: 'membre', ...dans('/regarder') },
}
