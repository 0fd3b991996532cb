import { listBrouillons } from '#fiche/ecriture/brouillon/brouillon.repository.ts'
import type { DonneesPersonnelles } from '#socle/salle.ts'
import { listByProprietaire } from '../ressource.depot.ts'
import { oublierDansLHistorique } from './contribution.repository.ts'
import { listParAuteur } from './relire/suggestion.repository.ts'

// Ce qui est publié reste, sans dire qui le tenait ; les brouillons partent avec le compte (clé étrangère), et les
// relectures restent sans auteur : la clé étrangère se vide.
export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => ({
    ressources: await listByProprietaire(db, membre.id),
    brouillons: (await listBrouillons(db, { salle: 'ressource', membreId: membre.id })).map(({ objetId, version: _, ...reste }) => ({
      ressourceId: objetId,
      ...reste,
    })),
    relectures: await listParAuteur(db, membre.id),
  }),
  effacer: (trx, membre) => oublierDansLHistorique(trx, membre.id),
}
