import type { Changement } from '#fiche/depot.repository.ts'
import { deposerFichier } from '#fichier/deposer-fichier.ts'
import { marquerInutilises, marquerUtilises } from '#fichier/fichier.repository.ts'
import type { Db } from '#socle/db.ts'
import { changerSuivi, findByIdPourEcriture } from '#webinaire/seance.depot.ts'
import type { Chapitre } from './chapitres.ts'
import { updateChapitres } from './enregistrement.repository.ts'

type Saisie = { videoId: number | null; videoUrl: string | null; chapitres: Chapitre[] }

/** Garde la vidéo (déposée ici, ou ailleurs) et les chapitres d'une séance. */
export async function enregistrerVideo(db: Db, seanceId: number, { chapitres, ...video }: Saisie, auteurId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const avant = await findByIdPourEcriture(trx, seanceId)
    if (video.videoId !== null) await marquerUtilises(trx, [video.videoId])
    await laisser(trx, avant?.videoId, video.videoId)
    await updateChapitres(trx, seanceId, chapitres)
    await suivre(trx, seanceId, { video_id: video.videoId, video_url: video.videoUrl }, auteurId)
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
    await laisser(trx, avant?.transcriptionId, fichierId)
    await suivre(trx, seance.id, { transcription_id: fichierId }, auteurId)
  })
}

// Ce qui se dit dans l'enregistrement se trouve par la recherche.
const suivre = (trx: Db, seanceId: number, change: Changement, auteurId: string) =>
  changerSuivi(trx, seanceId, { ...change, modifie_le: 'now' }, { auteurId, motif: 'enregistrement' })

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
