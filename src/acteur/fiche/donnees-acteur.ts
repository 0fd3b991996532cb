import { findRappel } from '#fiche/fraicheur/rappel.repository.ts'
import type { DonneesPersonnelles } from '#socle/salle.ts'
import { listByProprietaire } from '../acteur.depot.ts'
import { deleteGardesDe, listGardesDe } from './contact/message-garde.repository.ts'
import { libererFiches, oublierDansLHistorique, oublierRevendications } from './donnees-acteur.repository.ts'

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
    await oublierDansLHistorique(trx, membre)
    await oublierRevendications(trx, membre)
  },
}
