import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { chargerVitrinesFondatrices } from './charger-vitrines-fondatrices.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as thematiques } from './thematique/thematique.routes.tsx'
import { routes as vitrines } from './vitrine.routes.tsx'
import { sorteVitrine } from './vitrine.sorte.ts'
import { urlVitrine } from './vitrine.ts'

const moisson: Moisson = {
  pages: ['/thematiques'],
  fiches: { table: 'vitrine', etats: ['publiee'], adresse: urlVitrine },
  rubriques: [
    {
      rang: 9,
      titre: 'Thématiques',
      lignes: async (db) =>
        (await chargerReferentiel(db))
          .liste('thematique')
          .map(({ libelle, definition, code }) => ({ titre: libelle, chemin: `/thematiques/${code}`, quoi: definition })),
    },
  ],
}

export const salle: Salle = {
  nom: 'vitrine',
  actes: [composer, historiqueDe(sorteVitrine), vitrines, thematiques],
  fondateur: (db) => chargerVitrinesFondatrices(db),
  moisson,
  rubriques: [
    { ou: 'pied', rang: 1, href: '/thematiques', libelle: 'Thématiques' },
    { ou: 'pied', rang: 3, href: '/vitrines', libelle: 'Vitrines' },
  ],
}
