import type { Salle } from '#socle/salle.ts'
import { routes as administration } from './administration.routes.tsx'
import { chargerReferentielFondateur } from './charger-referentiel.ts'
import { routes as listes } from './referentiel.routes.tsx'

export const salle: Salle = { nom: 'referentiel', actes: [administration, listes], preparer: chargerReferentielFondateur }
