import type { JeuDEssai } from '../jeu-d-essai.ts'
import { fixe, type PagesDUneSalle } from './page-du-site.ts'

const seance = (suite = '') => ({ chemin: ({ webinaire }: JeuDEssai) => `/webinaires/${webinaire.slug}${suite}` })

/** Les pages de la salle : les webinaires. */
export const pages: PagesDUneSalle = {
  publiques: [
    fixe('les webinaires', '/webinaires'),
    fixe('les webinaires, une recherche', '/webinaires?q=lucioles'),
    fixe('les webinaires, rien de trouvé', '/webinaires?q=zzyzx'),
    { nom: 'un cycle', chemin: ({ webinaire }) => `/webinaires/cycles/${webinaire.cycle}` },
    { nom: 'une séance à venir', ...seance() },
    { nom: 'une séance passée', chemin: ({ webinaire }) => `/webinaires/${webinaire.passee}` },
    { nom: 'une séance annulée', chemin: ({ webinaire }) => `/webinaires/${webinaire.annulee}` },
    { nom: 'inscription demandée', ...seance('/inscription/merci') },
    { nom: 'inscription confirmée', ...seance('/inscription/confirmee') },
    {
      nom: 'confirmer son inscription',
      chemin: ({ webinaire }) => `/webinaires/inscription/confirmer?cle=${webinaire.cles.confirmer}`,
    },
    { nom: 'retirer son inscription', chemin: ({ webinaire }) => `/webinaires/inscription/retirer?cle=${webinaire.cles.retirer}` },
  ],
  enErreur: [{ nom: 'une inscription à revoir', ...seance('/inscription'), statut: 422, envoi: { courriel: 'ana' } }],
  connectees: [
    { nom: 'une séance, inscription en un geste', ...seance(), qui: 'membre' },
    { nom: 'un brouillon de séance', chemin: ({ webinaire }) => `/webinaires/${webinaire.brouillon}`, qui: 'animateur' },
  ],
}
