import { z } from 'zod'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { chargerReferentiel } from '#referentiel/referentiel.repository.ts'
import type { Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
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

const entete = z.looseObject({ thematiques: z.array(z.string()).default([]), proposition: z.boolean().default(true) })

/** Charge les vitrines de contenu/vitrines. */
export const chargerVitrinesFondatrices = fondateurDe(sorteVitrine, {
  dossier: 'vitrines',
  cle: 'vitrines-fondatrices',
  etat: 'publiee',
  de: () => ({ est_fondatrice: true }),
  lire: ([fiche], { termes }) => {
    const { thematiques, proposition: estProposition, ...reste } = entete.parse(fiche?.entete)
    return { ...reste, estProposition, termeIds: termes('thematique', thematiques) }
  },
})
