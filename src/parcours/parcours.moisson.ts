import type { Moisson } from '#socle/moisson.ts'
import { listPublies } from './parcours.depot.ts'
import { urlParcours } from './parcours.ts'

export const moisson: Moisson = {
  pages: ['/parcours'],
  fiches: { table: 'parcours', etats: ['publie'], adresse: urlParcours },
  rubriques: [
    {
      rang: 8,
      titre: 'Parcours',
      lignes: async (db) => (await listPublies(db)).slice(0, 50).map((p) => ({ titre: p.titre, chemin: urlParcours(p), quoi: p.resume })),
    },
  ],
}
