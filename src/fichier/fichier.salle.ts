import type { Salle } from '#socle/salle.ts'
import { donnees } from './donnees-fichier.ts'
import { routes } from './fichier.routes.ts'
import { purgerFichiers } from './purger-fichiers.ts'

export const salle: Salle = {
  nom: 'fichier',
  actes: [routes, { taches: [{ nom: 'purger-fichiers', rythme: '37 3 * * *', faire: async (db) => void (await purgerFichiers(db)) }] }],
  donnees,
}
