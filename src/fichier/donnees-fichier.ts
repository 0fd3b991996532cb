import { config } from '#socle/config.ts'
import type { DonneesPersonnelles } from '#socle/salle.ts'
import { deleteInutilisesDe, listDeposesPar } from './fichier.repository.ts'
import { urlFichier } from './fichier.ts'

// Un fichier que quelque chose emploie reste, sans dire qui l'a déposé (la clé étrangère se vide) ; les autres partent.
export const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) => {
    const deposes = await listDeposesPar(db, membre.id)
    return deposes.map((fichier) => ({
      nom: fichier.nom,
      type: fichier.type,
      taille: fichier.taille,
      adresse: config.adresse + urlFichier(fichier),
      depose_le: fichier.cree_le,
    }))
  },
  effacer: (trx, membre) => deleteInutilisesDe(trx, membre.id),
}
