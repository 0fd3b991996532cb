import { creerFichier, fausseVideo } from '#fichier/fichier.factory.ts'
import type { Db } from '#socle/db.ts'
import type { Essais, PourEssayer } from '#socle/essais.ts'
import { creerSeance } from '../seance.factory.ts'
import type { Seance } from '../seance.ts'
import { enregistrerSousTitres, enregistrerVideo } from './enregistrement/enregistrer-enregistrement.ts'
import { cleDeRetrait, creerJeton } from './questions/jeton.ts'
import { creerQuestion } from './questions/question.factory.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    direct: Awaited<ReturnType<typeof remplir>>
  }
}

export const essais: Essais = {
  droits: {
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
    'GET /webinaires/:slug/questions/projeter': {
      droit: 'public',
      exemple: ({ direct }) => `/webinaires/${direct.slug}/questions/projeter`,
    },
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
  },
  pages: {
    publiques: [
      { nom: "les questions d'une séance", chemin: ({ direct }) => `/webinaires/${direct.slug}/questions`, gardee: false },
      {
        nom: "les questions à l'écran",
        chemin: ({ direct }) => `/webinaires/${direct.slug}/questions/projeter`,
        gardee: false,
        sombre: true,
      },
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
      {
        nom: "animer les questions d'une séance",
        sombre: true,
        qui: 'animateur',
        chemin: ({ direct }) => `/webinaires/${direct.slug}/questions/moderer`,
      },
      { nom: "l'enregistrement d'une séance", qui: 'animateur', chemin: ({ direct }) => `/webinaires/${direct.slug}/enregistrement` },
    ],
  },
  absurdes: { publiques: [({ direct }) => `/webinaires/${direct.slug}/questions`] },
  remplir: async (db, pour) => ({ direct: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : les questions et les enregistrements. */
async function remplir(db: Db, { qui }: PourEssayer) {
  const seance = await creerSeance(db, { titre: 'Questions aux lucioles', debut: new Date(Date.now() - 30 * 60_000) })
  const question = await creerQuestion(db, seance.id, { soutiens: 12, auteur: 'Inès, mairie de Billom' })
  await creerQuestion(db, seance.id, { texte: 'Comment commencer quand on est seule ?', etat: 'en-cours', soutiens: 31 })
  await creerQuestion(db, seance.id, { texte: 'Y a-t-il un budget type ?', etat: 'repondue', reponse: 'Non.\nMais un ordre de grandeur.' })
  await creerQuestion(db, seance.id, { texte: 'Et après trois ans ?', etat: 'plus-tard' })
  await creerQuestion(db, seance.id, { texte: 'Achetez mes lampes !', etat: 'ecartee' })
  const aRelire = await creerQuestion(db, seance.id, { texte: 'Qui porte le projet ?', etat: 'a-moderer' })
  await enregistrer(db, seance, qui.animateur)
  return { slug: seance.slug, seanceId: seance.id, question, aRelire, cle: cleDeRetrait(question), jeton: creerJeton(seance.id) }
}

// Une vidéo qui ne se lit pas, mais dont la page est entière : chapitres, sous-titres, transcription.
async function enregistrer(db: Db, seance: Seance, membreId: string): Promise<void> {
  const video = await creerFichier(db, { nom: 'lucioles.mp4', contenu: fausseVideo(2000), membreId })
  const chapitres = [
    { debut: 0, titre: 'Accueil' },
    { debut: 750, titre: 'Les lucioles du territoire' },
  ]
  await enregistrerVideo(db, seance.id, { videoId: video.id, videoUrl: null, chapitres }, membreId)
  const vtt =
    'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Lucie Lumière>Bonjour à toutes et à tous.\n\n00:12:31.000 --> 00:12:35.000\nParlons des lucioles.\n'
  await enregistrerSousTitres(db, seance, vtt, membreId)
}
