import { listByIds, readOctets } from '#fichier/fichier.repository.ts'
import type { Fichier } from '#fichier/fichier.ts'
import type { Db } from '#socle/db.ts'
import { findById, type SeanceEnDirect } from '../seance-en-direct.repository.ts'
import type { Chapitre } from './chapitres.ts'
import { listChapitres } from './enregistrement.repository.ts'
import { relireSousTitres } from './lire-sous-titres.ts'
import { enParagraphes, type Paragraphe } from './transcription.ts'

export type Enregistrement = {
  /** La vidéo déposée ici. */
  video: Fichier | undefined
  /** Où elle se regarde, quand elle n'est pas ici. */
  videoUrl: string | null
  sousTitres: Fichier | undefined
  chapitres: Chapitre[]
  transcription: Paragraphe[]
}

type Seance = Pick<SeanceEnDirect, 'id' | 'videoId' | 'videoUrl' | 'transcriptionId'>

export async function rassemblerEnregistrement(db: Db, seance: Seance): Promise<Enregistrement> {
  const ids = [seance.videoId, seance.transcriptionId].filter((id) => id !== null)
  const [fichiers, chapitres] = await Promise.all([listByIds(db, ids), listChapitres(db, seance.id)])
  const sousTitres = fichiers.find(({ id }) => id === seance.transcriptionId)
  return {
    video: fichiers.find(({ id }) => id === seance.videoId),
    videoUrl: seance.videoUrl,
    sousTitres,
    chapitres,
    transcription: sousTitres ? await lireTranscription(db, sousTitres) : [],
  }
}

/** Tout ce qui se dit dans une séance, pour la recherche ; vide sans sous-titres. */
export async function texteDeTranscription(db: Db, seanceId: number): Promise<string> {
  const seance = await findById(db, seanceId)
  if (!seance?.transcriptionId) return ''
  const { transcription, chapitres } = await rassemblerEnregistrement(db, seance)
  return [...chapitres.map(({ titre }) => titre), ...transcription.map(({ texte }) => texte)].join(' ')
}

async function lireTranscription(db: Db, fichier: Fichier): Promise<Paragraphe[]> {
  const lu = await relireSousTitres(fichier.cle, () => readOctets(db, fichier))
  return lu.ok ? enParagraphes(lu.repliques) : []
}
