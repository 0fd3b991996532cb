import type { PagesDUneSalle } from './page-du-site.ts'

/** Les pages de la salle : les questions et les enregistrements. */
export const pages: PagesDUneSalle = {
  publiques: [
    { nom: "les questions d'une séance", chemin: ({ direct }) => `/webinaires/${direct.slug}/questions`, gardee: false },
    { nom: "les questions à l'écran", chemin: ({ direct }) => `/webinaires/${direct.slug}/questions/projeter`, gardee: false },
  ],
  enErreur: [
    {
      nom: 'une question trop longue',
      chemin: ({ direct }) => `/webinaires/${direct.slug}/questions`,
      statut: 422,
      envoi: { texte: 'lucioles '.repeat(80), auteur: 'Inès' },
    },
    {
      nom: 'des chapitres mal écrits',
      chemin: ({ direct }) => `/webinaires/${direct.slug}/enregistrement`,
      qui: 'animateur',
      statut: 422,
      envoi: { chapitres: 'sans temps', video_url: 'nulle part' },
    },
  ],
  connectees: [
    { nom: "animer les questions d'une séance", qui: 'animateur', chemin: ({ direct }) => `/webinaires/${direct.slug}/questions/moderer` },
    { nom: "l'enregistrement d'une séance", qui: 'animateur', chemin: ({ direct }) => `/webinaires/${direct.slug}/enregistrement` },
  ],
}
