import type { JeuDEssai } from '../jeu-d-essai.ts'
import { fixe, type PagesDUneSalle } from './page-du-site.ts'

const mot =
  (suite = '') =>
  ({ glossaire }: JeuDEssai) =>
    `/glossaire/${glossaire.mot}${suite}`

/** Les pages de la salle : le glossaire. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('le glossaire', '/glossaire'),
    fixe('le glossaire, une recherche', '/glossaire?q=confiance'),
    fixe('le glossaire, aucun mot', '/glossaire?q=zzyzx'),
    { nom: 'un mot', chemin: mot() },
  ],
  enErreur: [
    fixe('ajouter un mot, tout manque', '/glossaire/ajouter', { qui: 'animateur', statut: 422, envoi: { terme: '', definition: '' } }),
    { nom: 'modifier un mot, tout manque', chemin: mot('/modifier'), qui: 'animateur', statut: 422, envoi: { terme: '' } },
  ],
  connectees: [
    fixe('le glossaire, pour qui le tient', '/glossaire', { qui: 'animateur' }),
    fixe('ajouter un mot', '/glossaire/ajouter', { qui: 'animateur' }),
    { nom: 'un mot, pour qui le tient', chemin: mot(), qui: 'administrateur' },
    { nom: 'modifier un mot', chemin: mot('/modifier'), qui: 'animateur' },
    { nom: 'retirer un mot', chemin: mot('/retirer'), qui: 'animateur' },
    { nom: "les versions d'un mot", chemin: mot('/historique?version=1'), qui: 'animateur' },
  ],
}
