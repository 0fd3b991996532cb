import { listByIds, readOctets } from '#fichier/fichier.repository.ts'
import type { Fichier } from '#fichier/fichier.ts'
import type { Db } from '#socle/db.ts'
import type { SeanceEnDirect } from '../seance-en-direct.repository.ts'
import { listChapitres } from './enregistrement.repository.ts'
import { relireSousTitres } from './lire-sous-titres.ts'
import { enParagraphes, type Paragraphe } from './transcription.ts'

type Seance = Pick<SeanceEnDirect, 'id' | 'videoId' | 'videoUrl' | 'transcriptionId'>
export type Enregistrement = Awaited<ReturnType<typeof rassemblerEnregistrement>>

/** L'enregistrement d'une séance : la vidéo déposée ici, ou l'adresse où elle se regarde ; ses chapitres ; tout ce qui s'y dit. */
export async function rassemblerEnregistrement(db: Db, { id, videoId, videoUrl, transcriptionId }: Seance) {
  const ids = [videoId, transcriptionId].filter((un) => un !== null)
  const [fichiers, chapitres] = await Promise.all([listByIds(db, ids), listChapitres(db, id)])
  const [video, sousTitres] = [videoId, transcriptionId].map((sien) => fichiers.find((fichier) => fichier.id === sien))
  return { video, videoUrl, sousTitres, chapitres, transcription: sousTitres ? await lireTranscription(db, sousTitres) : [] }
}

/** Tout ce qui se dit dans une séance, pour la recherche ; vide sans sous-titres. */
export async function texteDeTranscription(db: Db, seance: Seance): Promise<string> {
  if (!seance.transcriptionId) return ''
  const { transcription, chapitres } = await rassemblerEnregistrement(db, seance)
  return [...chapitres.map(({ titre }) => titre), ...transcription.map(({ texte }) => texte)].join(' ')
}

async function lireTranscription(db: Db, fichier: Fichier): Promise<Paragraphe[]> {
  const lu = await relireSousTitres(fichier.cle, () => readOctets(db, fichier))
  return lu.ok ? enParagraphes(lu.repliques) : []
}
