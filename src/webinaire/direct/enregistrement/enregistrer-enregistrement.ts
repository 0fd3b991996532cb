import { deposerFichier } from '#fichier/deposer-fichier.ts'
import { marquerInutilises, marquerUtilises } from '#fichier/fichier.repository.ts'
import type { Db } from '#socle/db.ts'
import { noter } from '#socle/historique.ts'
import { indexerSeance } from '#webinaire/document-seance.ts'
import { findById, findByIdPourEcriture } from '#webinaire/seance.repository.ts'
import type { Chapitre } from './chapitres.ts'
import { updateChapitres, updateTranscription, updateVideo } from './enregistrement.repository.ts'

type Saisie = { videoId: number | null; videoUrl: string | null; chapitres: Chapitre[] }

/** Garde la vidéo (déposée ici, ou ailleurs) et les chapitres d'une séance. */
export async function enregistrerVideo(db: Db, seanceId: number, { chapitres, ...video }: Saisie, auteurId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const avant = await findByIdPourEcriture(trx, seanceId)
    if (video.videoId !== null) await marquerUtilises(trx, [video.videoId])
    await updateVideo(trx, seanceId, video)
    await laisser(trx, avant?.videoId, video.videoId)
    await updateChapitres(trx, seanceId, chapitres)
    await garder(trx, seanceId, auteurId)
  })
}

/** Dépose les sous-titres, déjà vérifiés ; sans eux, les ôte. */
export async function enregistrerSousTitres(
  db: Db,
  seance: { id: number; slug: string },
  vtt: string | undefined,
  auteurId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const avant = await findByIdPourEcriture(trx, seance.id)
    const fichierId = vtt === undefined ? null : await deposer(trx, seance, vtt, auteurId)
    await updateTranscription(trx, seance.id, fichierId)
    await laisser(trx, avant?.transcriptionId, fichierId)
    await garder(trx, seance.id, auteurId)
  })
}

async function deposer(trx: Db, seance: { slug: string }, vtt: string, membreId: string): Promise<number> {
  const flux = new Blob([vtt]).stream()
  const { id } = await deposerFichier(trx, { nom: `${seance.slug}.vtt`, flux, membreId, genres: ['sous-titres'] })
  await marquerUtilises(trx, [id])
  return id
}

// Remplacé, un fichier ne sert plus : il sera effacé. Une vidéo ou des sous-titres ne sont que d'une séance.
async function laisser(trx: Db, avant: number | null | undefined, apres: number | null): Promise<void> {
  if (avant && avant !== apres) await marquerInutilises(trx, [avant])
}

// Ce qui se dit dans l'enregistrement se trouve par la recherche.
async function garder(trx: Db, seanceId: number, auteurId: string): Promise<void> {
  const seance = await findById(trx, seanceId)
  if (!seance) return
  const contenu = JSON.parse(JSON.stringify(seance))
  await noter(trx, { salle: 'webinaire', objetId: seanceId, contenu, auteurId, motif: 'enregistrement' })
  await indexerSeance(trx, seance)
}
