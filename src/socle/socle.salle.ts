import { purgerCourriels } from './courriel/purger-courriels.ts'
import { purgerLimites } from './limites.ts'
import { purgerRendus } from './rendu/texte-rendu.repository.ts'
import type { Salle } from './salle.ts'
import { routes as surveillance } from './surveillance.routes.ts'

export const salle: Salle = {
  nom: 'socle',
  actes: [
    surveillance,
    {
      taches: [
        { nom: 'purger-courriels', rythme: '17 3 * * *', faire: (db) => purgerCourriels(db) },
        { nom: 'purger-limites', rythme: '22 3 * * *', faire: (db) => purgerLimites(db) },
        { nom: 'purger-rendus', rythme: '37 3 * * *', faire: (db) => purgerRendus(db) },
      ],
    },
  ],
}
