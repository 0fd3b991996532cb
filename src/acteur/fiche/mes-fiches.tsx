import type { MonCompte } from '#socle/salle.ts'
import { listByProprietaire } from '../acteur.depot.ts'
import { ListeDeMesFiches } from './ActesFiche.tsx'

export const monCompte: MonCompte = {
  titre: 'Mes fiches',
  montrer: async (db, membre) => {
    const fiches = await listByProprietaire(db, membre.id)
    return fiches.length > 0 ? <ListeDeMesFiches fiches={fiches} /> : null
  },
}
