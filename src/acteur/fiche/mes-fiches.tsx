import type { MonCompte } from '#socle/salle.ts'
import { listByProprietaire } from '../acteur.depot.ts'
import { urlActeur } from '../acteur.ts'

export const monCompte: MonCompte = {
  titre: 'Mes fiches',
  montrer: async (db, membre) => {
    const fiches = await listByProprietaire(db, membre.id)
    if (fiches.length === 0) return null
    return (
      <ul>
        {fiches.map((fiche) => (
          <li key={fiche.id}>
            <a href={urlActeur(fiche)}>{fiche.nom}</a> : <a href={`/acteurs/${fiche.slug}/modifier`}>modifier « {fiche.nom} »</a>
          </li>
        ))}
      </ul>
    )
  },
}
