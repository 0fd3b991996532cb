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
  enErreur: [
    { nom: 'une inscription à revoir', ...seance('/inscription'), statut: 422, envoi: { courriel: 'ana' } },
    fixe('une séance à revoir', '/webinaires/nouvelle', {
      qui: 'animateur',
      statut: 422,
      envoi: { titre: '', 'partie-0-titre': '', 'partie-0-resume': 'x' },
    }),
    fixe('un cycle à revoir', '/webinaires/cycles/nouveau', { qui: 'animateur', statut: 422, envoi: { titre: '' } }),
    { nom: 'une annulation à revoir', ...seance('/etat'), qui: 'animateur', statut: 422, envoi: { etat: 'annulee', motif: '' } },
    { nom: 'un mot aux inscrits à revoir', ...seance('/inscrits'), qui: 'animateur', statut: 422, envoi: { sujet: '' } },
  ],
  connectees: [
    { nom: 'une séance, inscription en un geste', ...seance(), qui: 'membre' },
    { nom: 'un brouillon de séance', chemin: ({ webinaire }) => `/webinaires/${webinaire.brouillon}`, qui: 'animateur' },
    fixe('préparer une séance', '/webinaires/nouvelle', { qui: 'animateur' }),
    fixe('préparer un cycle', '/webinaires/cycles/nouveau', { qui: 'animateur' }),
    fixe('brouillons et cycles', '/webinaires/animation', { qui: 'animateur' }),
    { nom: 'modifier une séance', ...seance('/modifier'), qui: 'animateur' },
    { nom: "l'état d'une séance", ...seance('/etat'), qui: 'animateur' },
    { nom: 'les inscrits', ...seance('/inscrits'), qui: 'animateur' },
    { nom: "les versions d'une séance", ...seance('/historique'), qui: 'animateur' },
    { nom: "deux versions d'une séance", ...seance('/historique?de=1&a=1'), qui: 'animateur' },
    { nom: "revenir à une version d'une séance", ...seance('/historique/1/restaurer'), qui: 'animateur' },
  ],
}
