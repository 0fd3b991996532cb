import { z } from 'zod'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { momentDe } from '../dates-de-seance.ts'
import { sorteSeance } from '../seance.sorte.ts'
import { changeLeRendezvous, estPublique, etatsDeSeance } from '../seance.ts'

const id = z.number().nullable().catch(null)
const suiviSchema = z.object({
  etat: z.enum(etatsDeSeance).catch('archivee'),
  motifAnnulation: z.string().catch(''),
  videoId: id,
  videoUrl: z.string().catch(''),
  transcriptionId: id,
})

/** Les versions d'une séance. Son état et son enregistrement se comparent, mais y revenir ne les récrit pas. */
export const historique = historiqueDe(sorteSeance, {
  suivi: (version) => {
    const { etat, motifAnnulation, videoId, videoUrl, transcriptionId } = suiviSchema.parse(version)
    const video = videoId === null ? '' : `Vidéo déposée (${videoId})`
    const sousTitres = transcriptionId === null ? '' : `Sous-titres (${transcriptionId})`
    return new Map([
      ['État', [sorteSeance.etats[etat].libelle, motifAnnulation].filter(Boolean)],
      ['Vidéo', [video, videoUrl, sousTitres].filter(Boolean)],
    ])
  },
  avertir: (seance, contenu) =>
    estPublique(seance) && momentDe(contenu) !== 'passee' && changeLeRendezvous(seance, { ...contenu, etat: seance.etat })
      ? { titre: 'Le rendez-vous change', phrase: 'Les personnes inscrites en seront prévenues par courriel.' }
      : null,
})
