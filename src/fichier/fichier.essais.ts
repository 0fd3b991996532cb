import type { Db } from '#socle/db.ts'
import type { Essais, PourEssayer } from '#socle/essais.ts'
import { creerFichier } from './fichier.factory.ts'
import { urlFichier } from './fichier.ts'

declare module '#socle/essais.ts' {
  interface JeuDEssai {
    fichier: Awaited<ReturnType<typeof remplir>>
  }
}

export const essais: Essais = {
  droits: {
    'GET /fichiers/:cle/:nom': { droit: 'public', exemple: ({ fichier }) => fichier.pdf },
  },
  remplir: async (db, pour) => ({ fichier: await remplir(db, pour) }),
}

/** De quoi voir pleines les pages de la salle : les fichiers déposés. */
async function remplir(db: Db, { qui: { tenant } }: PourEssayer) {
  return { pdf: urlFichier(await creerFichier(db, { membreId: tenant })) }
}
