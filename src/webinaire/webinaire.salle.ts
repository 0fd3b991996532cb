import { z } from 'zod'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import { type Moisson, parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import type { Tache } from '#socle/taches.ts'
import { routes as animation } from './animation/animation.routes.tsx'
import { routes as cycles } from './animation/cycle.routes.tsx'
import { routes as inscrits } from './animation/inscrits.routes.tsx'
import { routes as redaction } from './animation/redaction.routes.tsx'
import { chargerWebinairesFondateurs } from './charger-webinaires-fondateurs.ts'
import { routes as enregistrement } from './direct/enregistrement/enregistrement.routes.tsx'
import { routes as direct } from './direct/questions/flux.routes.ts'
import { routes as moderation } from './direct/questions/moderation.routes.tsx'
import { routes as questions } from './direct/questions/questions.routes.tsx'
import { indexerSeance } from './document-seance.ts'
import { routes as flux } from './flux.routes.ts'
import { donnees, monCompte } from './inscription/donnees-webinaire.tsx'
import { deletePerimees } from './inscription/inscription.repository.ts'
import { routes as inscription } from './inscription/inscription.routes.tsx'
import { rappelerInscrits } from './inscription/rappeler-inscrits.ts'
import { accueil, sesInterventions, trouver } from './SeancesTrouvees.tsx'
import { findByIdPourEcriture } from './seance.depot.ts'
import { annoncerLesPassages } from './seance.repository.ts'
import { sorteSeance } from './seance.sorte.ts'
import { changeLeRendezvous, estPublique, etatsDeSeance, momentDe, urlSeance } from './seance.ts'
import { api } from './webinaire.api.ts'
import { routes as seances } from './webinaire.routes.tsx'

const id = z.number().nullable().catch(null)
const suiviSchema = z.object({
  etat: z.enum(etatsDeSeance).catch('archivee'),
  motifAnnulation: z.string().catch(''),
  videoId: id,
  videoUrl: z.string().catch(''),
  transcriptionId: id,
})

/** Les versions d'une séance. Son état et son enregistrement se comparent, mais y revenir ne les récrit pas. */
const historique = historiqueDe(sorteSeance, {
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

// Plus large que le rythme : un passage annoncé deux fois ne coûte que des pages à refaire.
const deuxMinutes = 120_000

/** Les travaux de fond de la salle. */
const taches: Tache[] = [
  { nom: 'webinaire-rappels', rythme: '*/5 * * * *', faire: async (db) => void (await rappelerInscrits(db)) },
  {
    nom: 'webinaire-passages',
    rythme: '* * * * *',
    faire: async (db) => void (await annoncerLesPassages(db, new Date(Date.now() - deuxMinutes), new Date())),
  },
  { nom: 'webinaire-purge', rythme: '37 3 * * *', faire: (db) => deletePerimees(db, new Date()) },
  tacheDeReindexation('webinaire', async (trx, ids) => {
    for (const id of ids) {
      const seance = await findByIdPourEcriture(trx, id)
      if (seance) await indexerSeance(trx, seance)
    }
  }),
]

const publics = ['annoncee', 'annulee']

const moisson: Moisson = {
  pages: ['/webinaires'],
  fiches: { table: 'seance', etats: publics, adresse: urlSeance },
  jeux: [
    {
      code: 'webinaires',
      titre: 'Agenda des webinaires et des rencontres',
      description: 'Les séances annoncées, passées et annulées, à suivre dans un agenda.',
      motsCles: ['agenda', 'webinaire', 'formation'],
      date: { table: 'seance', etats: publics },
      fichiers: [{ chemin: '/webinaires.ics', titre: 'Agenda iCalendar', media: 'text/calendar', format: 'iCalendar' }],
    },
  ],
  rubriques: [
    { rang: 3, titre: parUnProgramme, lignes: [{ titre: 'Agenda', chemin: '/webinaires.ics', quoi: 'les webinaires, iCalendar' }] },
  ],
}

export const salle: Salle = {
  nom: 'webinaire',
  rubriques: [{ rang: 5, href: '/webinaires', libelle: 'Webinaires' }],
  actes: [
    questions,
    moderation,
    direct,
    enregistrement,
    flux,
    inscription,
    redaction,
    cycles,
    animation,
    inscrits,
    historique,
    seances,
    api,
    { taches },
  ],
  fondateur: (db) => chargerWebinairesFondateurs(db),
  monCompte,
  donnees,
  moisson,
  accueil: [accueil],
  trouver,
  ailleurs: { acteur: sesInterventions },
}
