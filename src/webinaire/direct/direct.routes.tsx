import type { Salle } from '#socle/routes.ts'
import { routes as enregistrement } from './enregistrement/enregistrement.routes.tsx'
import { routes as flux } from './questions/flux.routes.ts'
import { routes as moderation } from './questions/moderation.routes.tsx'
import { routes as questions } from './questions/questions.routes.tsx'

/** Les questions en direct et l'enregistrement. */
export const routes: Salle = { ...questions, routes: [questions, moderation, flux, enregistrement].flatMap((partie) => partie.routes) }
