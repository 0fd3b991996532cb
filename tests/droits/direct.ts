import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les questions et les enregistrements. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /webinaires/:slug/questions': { droit: 'public', exemple: ({ direct }) => `/webinaires/${direct.slug}/questions` },
  'POST /webinaires/:slug/questions': {
    droit: 'public',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions`,
    envoi: () => ({ texte: 'Qui finance les lucioles ?' }),
  },
  'POST /webinaires/:slug/questions/soutenir': {
    droit: 'public',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/soutenir`,
    envoi: ({ direct }) => ({ question: String(direct.question), jeton: direct.jeton }),
  },
  'POST /webinaires/:slug/questions/retirer': {
    droit: 'public',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/retirer`,
    envoi: ({ direct }) => ({ question: String(direct.question), cle: direct.cle }),
  },
  'GET /webinaires/:slug/questions/projeter': { droit: 'public', exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/projeter` },
  'GET /webinaires/:slug/questions/direct': { droit: 'public', exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/direct` },
  'GET /webinaires/:slug/questions/instantane': {
    droit: 'public',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/instantane`,
  },
  'GET /webinaires/:slug/questions/moderer': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/moderer`,
  },
  'GET /webinaires/:slug/questions/moderer/direct': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/moderer/direct`,
  },
  'POST /webinaires/:slug/questions/moderer': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/moderer`,
    envoi: ({ direct }) => ({ question: String(direct.aRelire), acte: 'accepter' }),
  },
  'POST /webinaires/:slug/questions/reglages': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/reglages`,
    envoi: () => ({ ouvertes: '1' }),
  },
  'GET /webinaires/:slug/enregistrement': { droit: 'animateur', exemple: ({ direct }) => `/webinaires/${direct.slug}/enregistrement` },
  'POST /webinaires/:slug/enregistrement': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/enregistrement`,
    envoi: () => ({ chapitres: '00:00 Accueil' }),
  },
  'POST /webinaires/:slug/enregistrement/sous-titres': {
    droit: 'animateur',
    exemple: ({ direct }) => `/webinaires/${direct.slug}/enregistrement/sous-titres`,
    envoi: () => ({ acte: 'oter' }),
  },
}
