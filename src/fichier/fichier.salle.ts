import { config } from '#socle/config.ts'
import type { Db } from '#socle/db.ts'
import type { DonneesPersonnelles, Salle } from '#socle/salle.ts'
import { deleteInutilise, deleteInutilisesDe, listDeposesPar, listInutilises } from './fichier.repository.ts'
import { routes } from './fichier.routes.ts'
import { urlFichier } from './fichier.ts'

const septJours = 7 * 86_400_000

/** Efface les fichiers que rien n'a pris en sept jours. Un fichier pris entre-temps est gardé. */
export async function purgerFichiers(db: Db, maintenant = new Date()): Promise<void> {
  for (const id of await listInutilises(db, new Date(maintenant.getTime() - septJours))) await deleteInutilise(db, id).catch(garderSIlSert)
}

// Un objet le tient sans l'avoir marqué : la base refuse de l'effacer, et elle a raison.
function garderSIlSert(erreur: Error): void {
  if (!('code' in erreur) || erreur.code !== '23503') throw erreur
}

// Un fichier que quelque chose emploie reste, sans dire qui l'a déposé (la clé étrangère se vide) ; les autres partent.
const donnees: DonneesPersonnelles = {
  exporter: async (db, membre) =>
    (await listDeposesPar(db, membre.id)).map((fichier) => ({
      nom: fichier.nom,
      type: fichier.type,
      taille: fichier.taille,
      adresse: config.adresse + urlFichier(fichier),
      depose_le: fichier.cree_le,
    })),
  effacer: (trx, membre) => deleteInutilisesDe(trx, membre.id),
}

export const salle: Salle = {
  nom: 'fichier',
  actes: [routes, { taches: [{ nom: 'purger-fichiers', rythme: '37 3 * * *', faire: (db) => purgerFichiers(db) }] }],
  donnees,
}
