import type { Salle } from '#socle/salle.ts'
import { routes as animation } from './animation/animation.routes.tsx'
import { routes as cycles } from './animation/cycle.routes.tsx'
import { historique } from './animation/historique-de-seance.ts'
import { routes as redaction } from './animation/redaction.routes.tsx'
import { chargerWebinairesFondateurs } from './charger-webinaires-fondateurs.ts'
import { routes as enregistrement } from './direct/enregistrement/enregistrement.routes.tsx'
import { routes as direct } from './direct/questions/flux.routes.ts'
import { routes as moderation } from './direct/questions/moderation.routes.tsx'
import { routes as questions } from './direct/questions/questions.routes.tsx'
import { routes as flux } from './flux.routes.ts'
import { donnees, monCompte } from './inscription/donnees-webinaire.tsx'
import { routes as inscription } from './inscription/inscription.routes.tsx'
import { sesInterventions } from './ses-interventions.tsx'
import { api } from './webinaire.api.ts'
import { moisson } from './webinaire.moisson.ts'
import { routes as seances } from './webinaire.routes.tsx'
import { taches } from './webinaire.taches.ts'

export const salle: Salle = {
  nom: 'webinaire',
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
    historique,
    seances,
    api,
    { taches },
  ],
  fondateur: (db) => chargerWebinairesFondateurs(db),
  monCompte,
  donnees,
  moisson,
  ailleurs: { acteur: sesInterventions },
}
