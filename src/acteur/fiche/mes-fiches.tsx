import { findRappel } from '#fiche/fraicheur/rappel.repository.ts'
import type { DonneesPersonnelles, MonCompte } from '#socle/salle.ts'
import { listByProprietaire } from '../acteur.depot.ts'
import { libererFiches } from '../acteur.repository.ts'
import { urlActeur } from '../acteur.ts'
import { deleteGardesDe, listGardesDe } from './contact/contact.repository.ts'

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

// Les fiches que la personne tient, avec l'adresse de contact seulement si c'est la sienne : celle d'un collègue ne lui appartient pas.
export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => {
    const fiches = await listByProprietaire(db, membre.id)
    return {
      fiches: fiches.map(({ courrielContact, ...fiche }) => ({
        ...fiche,
        contact: courrielContact?.toLowerCase() === membre.courriel.toLowerCase() ? courrielContact : undefined,
      })),
      rappels: (await findRappel(db, membre.id)) ?? null,
      messages_gardes: await listGardesDe(db, membre),
    }
  },
  effacer: async (trx, membre) => {
    await libererFiches(trx, membre)
    await deleteGardesDe(trx, membre)
  },
}
