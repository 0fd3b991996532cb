import type { Db } from '#socle/db.ts'
import type { Salle } from '#socle/salle.ts'
import { routes as compte } from './compte/compte.routes.tsx'
import { routes as connexion } from './connexion/connexion.routes.tsx'
import { routes as courriels } from './courriels/courriels.routes.tsx'
import { purgerDemandes } from './demande.repository.ts'
import { routes as moderation } from './demandes/moderation.routes.tsx'
import { routes as repondre } from './demandes/repondre.routes.tsx'
import { deletePerimes } from './membre.repository.ts'
import { routes as membres } from './membres/membres.routes.tsx'
import { recapitulerDemandes } from './recapituler-demandes.ts'

export const salle: Salle = {
  nom: 'membre',
  actes: [
    connexion,
    compte,
    membres,
    moderation,
    repondre,
    courriels,
    {
      taches: [
        { nom: 'purger-membre', rythme: '27 3 * * *', faire: (db) => purgerMembre(db) },
        { nom: 'recapituler-demandes', rythme: '40 7 * * *', faire: async (db) => void (await recapitulerDemandes(db)) },
      ],
    },
  ],
  rubriques: [
    { ou: 'animation', rang: 1, href: '/moderation', libelle: 'Demandes à traiter' },
    { ou: 'administration', rang: 1, href: '/membres', libelle: 'Membres' },
    { ou: 'administration', rang: 3, href: '/courriels', libelle: 'Courriels' },
  ],
}

/** Chaque nuit : oublie l'auteur des demandes décidées depuis 30 jours, les sessions et les liens périmés. */
export async function purgerMembre(db: Db, maintenant = new Date()): Promise<void> {
  await purgerDemandes(db, maintenant)
  await deletePerimes(db, maintenant)
}
