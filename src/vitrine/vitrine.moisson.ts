import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Moisson } from '#socle/moisson.ts'
import { urlVitrine } from './vitrine.ts'

export const moisson: Moisson = {
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
