import type { Salle } from '#socle/routes.ts'
import { routes as compte } from './compte/compte.routes.tsx'
import { routes as connexion } from './connexion/connexion.routes.tsx'
import { routes as courriels } from './courriels/courriels.routes.tsx'
import { routes as moderation } from './demandes/moderation.routes.tsx'
import { routes as repondre } from './demandes/repondre.routes.tsx'
import { routes as membres } from './membres/membres.routes.tsx'

/** Toutes les URL de la salle. */
export const routes: Salle = {
  ...connexion,
  routes: [connexion, compte, membres, moderation, repondre, courriels].flatMap((partie) => partie.routes),
}
