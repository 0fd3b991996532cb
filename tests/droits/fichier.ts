import type { LigneDeDroit } from './ligne.ts'

/** Les routes de la salle : les fichiers déposés. */
export const droits: Record<string, LigneDeDroit> = {
  'GET /fichiers/:cle/:nom': { droit: 'public', exemple: ({ fichier }) => fichier.pdf },
}
