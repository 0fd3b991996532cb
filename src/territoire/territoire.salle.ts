import { type Moisson, pourTrouver } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerContours, chargerTerritoires } from './charger-territoires.ts'
import { routes as groupement } from './groupement.routes.tsx'
import { api } from './territoire.api.ts'
import { routes as territoires } from './territoire.routes.tsx'
import { niveaux, urlTerritoire } from './territoire.ts'
import { trouver } from './territoires-trouves.tsx'

const moisson: Moisson = {
  pages: ['/territoires'],
  fiches: {
    table: 'territoire',
    genre: 'niveau',
    sansDate: true,
    adresse: ({ slug, genre }) => {
      const niveau = niveaux.find((connu) => connu === genre)
      return niveau && urlTerritoire({ niveau, slug })
    },
  },
  rubriques: [
    {
      rang: 7,
      titre: pourTrouver,
      lignes: [{ titre: 'Territoires', chemin: '/territoires', quoi: 'chaque commune, EPCI, département, région' }],
    },
  ],
}

export const salle: Salle = {
  nom: 'territoire',
  rubriques: [{ rang: 3, href: '/territoires', libelle: 'Territoires' }],
  actes: [groupement, territoires, api],
  preparer: async (db) => {
    await chargerTerritoires(db)
    await chargerContours(db)
  },
  moisson,
  premierPas: {
    rang: 1,
    titre: 'Voir qui agit sur mon territoire',
    href: '/territoires',
    quoi: "Sa carte, ses chiffres, ses acteurs, ce qui le contient et ce qu'il contient.",
  },
  trouver,
}
