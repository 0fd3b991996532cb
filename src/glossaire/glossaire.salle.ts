import { csv, json, type Moisson, parUnProgramme } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerGlossaire } from './charger-glossaire.ts'
import { routes } from './glossaire.routes.tsx'

const moisson: Moisson = {
  pages: ['/glossaire'],
  jeux: [
    {
      rang: 2,
      code: 'glossaire',
      titre: 'Glossaire du réseau',
      description: 'Les mots de la coopération territoriale et la façon dont chaque monde les lit.',
      motsCles: ['glossaire', 'vocabulaire'],
      date: { table: 'mot' },
      fichiers: [
        { chemin: '/glossaire.csv', ...csv },
        { chemin: '/glossaire.json', ...json },
      ],
    },
  ],
  rubriques: [
    {
      rang: 4,
      titre: parUnProgramme,
      lignes: [{ titre: 'Glossaire', chemin: '/glossaire.json', quoi: 'les mots et la lecture de chaque monde' }],
    },
  ],
}

export const salle: Salle = {
  nom: 'glossaire',
  actes: [routes],
  preparer: chargerGlossaire,
  moisson,
  rubriques: [{ ou: 'pied', rang: 2, href: '/glossaire', libelle: 'Glossaire' }],
}
