import { listBrouillons } from '#fiche/ecriture/brouillon/brouillon.repository.ts'
import type { DonneesPersonnelles, MonCompte } from '#socle/salle.ts'
import { listByProprietaire } from '../ressource.depot.ts'
import { sorteRessource } from '../ressource.sorte.ts'
import { urlRessource } from '../ressource.ts'
import { listParAuteur } from './relire/suggestion.repository.ts'

export const monCompte: MonCompte = {
  rang: 2,
  titre: 'Mes ressources',
  montrer: async (db, membre) => {
    const [ressources, brouillons] = await Promise.all([
      listByProprietaire(db, membre.id),
      listBrouillons(db, { salle: 'ressource', membreId: membre.id }),
    ])
    if (ressources.length + brouillons.length === 0) return null
    return (
      <>
        <ul>
          {ressources.map((ressource) => (
            <li key={ressource.id}>
              <a href={urlRessource(ressource)}>{ressource.titre}</a> ({sorteRessource.etats[ressource.etat].libelle.toLowerCase()}) :{' '}
              <a href={`${urlRessource(ressource)}/modifier`}>modifier « {ressource.titre} »</a>
            </li>
          ))}
        </ul>
        {brouillons.length > 0 && (
          <p>
            <a href="/ressources/brouillons">Mes brouillons ({brouillons.length})</a>
          </p>
        )}
      </>
    )
  },
}

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
}
