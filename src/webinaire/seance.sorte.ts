import { randomUUID } from 'node:crypto'
import { depotDe } from '#fiche/depot.repository.ts'
import type { Sorte } from '#fiche/sorte.ts'
import { marquerUtilises } from '#fichier/fichier.repository.ts'
import { updateUsages } from '#ressource/usage.repository.ts'
import { indexerSeance } from './document-seance.ts'
import { prevenirDeLEtat, prevenirDuChangement } from './inscription/prevenir-inscrits.ts'
import { champs, type SaisieDeSeance } from './seance.champs.tsx'
import {
  avanceLaSequence,
  type EtatDeSeance,
  estPublique,
  type SuiteDeSeance,
  textesDeSeance,
  toucheDeSeance,
  urlSeance,
} from './seance.ts'
import { filDeSeance } from './TeteDeSeance.tsx'

/** Une séance de webinaire, ou une rencontre annuelle. */
export const sorteSeance: Sorte<SaisieDeSeance, EtatDeSeance, SuiteDeSeance> = {
  salle: 'webinaire',
  table: 'seance',
  chemin: '/webinaires',
  reserves: ['cycles', 'nouvelle', 'animation', 'inscription', 'passees'],
  ordre: ['debut', 'id'],
  mots: {
    un: 'une séance',
    la: 'la séance',
    cette: 'cette séance',
    pluriel: 'séances',
    dans: 'dans le programme',
    hors: 'du programme',
    genre: 'f',
  },
  champs,
  titre: ({ titre }) => titre,
  url: urlSeance,
  fil: filDeSeance,
  etats: {
    archivee: { libelle: 'Archivée', public: false },
    brouillon: { libelle: 'Brouillon', public: false },
    annoncee: { libelle: 'Annoncée', public: true },
    // Elle reste lisible, pour le dire à qui la cherche.
    annulee: { libelle: 'Annulée', public: true },
  },
  siege: ({ territoireId }) => territoireId,
  touche: toucheDeSeance,
  ecriteAuMieuxPar: 'animateur',
  plus: (ligne) => ({
    uid: String(ligne.uid),
    revision: Number(ligne.revision),
    motifAnnulation: String(ligne.motif_annulation),
    videoId: typeof ligne.video_id === 'number' ? ligne.video_id : null,
    videoUrl: typeof ligne.video_url === 'string' ? ligne.video_url : null,
    transcriptionId: typeof ligne.transcription_id === 'number' ? ligne.transcription_id : null,
    questionsModerees: ligne.questions_moderees === true,
  }),
  suit: (avant, { contenu, etat }) => {
    if (avant === null) return { uid: randomUUID() }
    const avance = estPublique(avant) && avanceLaSequence(avant, { ...contenu, etat })
    return { revision: avant.revision + (avance ? 1 : 0), modifie_le: 'now' }
  },
  rendus: textesDeSeance,
  indexer: async (trx, ids) => {
    for (const seance of await depotDe(sorteSeance).listByIds(trx, ids)) await indexerSeance(trx, seance)
  },
  apres: async (trx, avant, apres) => {
    await marquerUtilises(
      trx,
      apres.documents.flatMap(({ fichierId }) => fichierId ?? []),
    )
    const usage = { salle: 'webinaire', objetId: apres.id, titre: apres.titre, chemin: urlSeance(apres) }
    await updateUsages(trx, usage, estPublique(apres) ? apres.ressourceIds : [])
    if (avant?.etat === apres.etat) await prevenirDuChangement(trx, avant, apres)
    else if (avant) await prevenirDeLEtat(trx, avant, apres)
  },
}
