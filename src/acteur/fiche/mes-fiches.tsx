import { ajouterAMonCompte } from '#membre/mon-compte.ts'
import { listByProprietaire } from '../acteur.depot.ts'
import { ListeDeMesFiches } from './ActesFiche.tsx'

ajouterAMonCompte({
  salle: 'acteur',
  titre: 'Mes fiches',
  rendre: async (db, membre) => {
    const fiches = await listByProprietaire(db, membre.id)
    return fiches.length > 0 ? <ListeDeMesFiches fiches={fiches} /> : null
  },
})
