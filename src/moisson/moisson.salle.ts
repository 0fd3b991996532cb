import type { Salle } from '#socle/salle.ts'
import { routes as moisson } from './moisson.routes.ts'
import { routes as oai } from './oai/oai.routes.ts'

export const salle: Salle = { nom: 'moisson', actes: [oai, moisson] }
