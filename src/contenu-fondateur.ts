import { chargerActeursFondateurs } from './acteur/charger-acteurs-fondateurs.ts'
import { chargerParcoursFondateurs } from './parcours/charger-parcours-fondateurs.ts'
import { chargerRessourcesFondatrices } from './ressource/charger-ressources-fondatrices.ts'
import type { Db } from './socle/db.ts'
import { analyserCeQuiManque } from './socle/statistiques.ts'
import { chargerVitrinesFondatrices } from './vitrine/charger-vitrines-fondatrices.ts'
import { chargerWebinairesFondateurs } from './webinaire/charger-webinaires-fondateurs.ts'

/** Charge ce dont le réseau part : chaque salle, dans l'ordre où elles se servent l'une de l'autre. */
export async function chargerContenuFondateur(db: Db, { acteurs = true } = {}): Promise<void> {
  if (acteurs) await chargerActeursFondateurs(db)
  await chargerRessourcesFondatrices(db)
  await chargerWebinairesFondateurs(db)
  await chargerParcoursFondateurs(db)
  await chargerVitrinesFondatrices(db)
  await analyserCeQuiManque(db)
}
