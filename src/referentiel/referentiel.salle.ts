import { json, type Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes as administration } from './administration.routes.tsx'
import { chargerReferentielFondateur } from './charger-referentiel.ts'
import { api } from './referentiel.api.ts'
import { routes as listes } from './referentiel.routes.tsx'

const moisson: Moisson = {
  pages: ['/referentiel'],
  jeux: [
    {
      rang: 1,
      code: 'referentiel',
      titre: 'Listes de référence du réseau',
      description:
        'Pratiques, activités, ingénieries, sphères, profils, thématiques, formes, types de ressources ; les propositions de départ y sont dites.',
      motsCles: ['référentiel', 'vocabulaire'],
      date: { table: 'terme' },
      fichiers: [{ chemin: '/referentiel.json', ...json }],
    },
  ],
}

export const salle: Salle = {
  nom: 'referentiel',
  actes: [administration, listes, api],
  preparer: chargerReferentielFondateur,
  moisson,
  premierPas: {
    rang: 3,
    titre: 'Parler les mêmes mots',
    href: '/referentiel',
    quoi: "Pratiques, ingénieries, formes d'alliance : les listes du réseau, avec leurs sources.",
  },
  rubriques: [{ ou: 'administration', rang: 2, href: '/referentiel', libelle: 'Listes du réseau' }],
}
