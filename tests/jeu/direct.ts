import { creerFichier, fausseVideo } from '#fichier/fichier.factory.ts'
import type { Db } from '#socle/db.ts'
import { enregistrerSousTitres, enregistrerVideo } from '#webinaire/direct/enregistrement/enregistrer-enregistrement.ts'
import { cleDeRetrait, creerJeton } from '#webinaire/direct/questions/jeton.ts'
import { creerQuestion } from '#webinaire/direct/questions/question.factory.ts'
import { creerSeance } from '#webinaire/seance.factory.ts'
import type { Seance } from '#webinaire/seance.ts'
import type { QuiEssaie } from './qui-essaie.ts'

/** De quoi voir pleines les pages de la salle : les questions et les enregistrements. */
export async function creerJeu(db: Db, qui: QuiEssaie) {
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
