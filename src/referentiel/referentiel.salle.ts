import { chargerEntrees } from '#socle/charger-une-fois.ts'
import { lireCsv } from '#socle/contenu.ts'
import type { Db } from '#socle/db.ts'
import { json, type Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes as administration } from './administration.routes.tsx'
import { listTermesFondateurs, type TermeFondateur, upsertTermeFondateur } from './chargement.repository.ts'
import { api } from './referentiel.api.ts'
import { routes as pages } from './referentiel.routes.tsx'
import { ligneDeContenuSchema } from './referentiel.schema.ts'
import { descriptions, listes } from './referentiel.ts'

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
  actes: [administration, pages, api],
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

/** `texte` : celui de tous les fichiers ; il change avec eux. */
export type Contenu = { termes: TermeFondateur[]; texte: string }

/** Lit les listes de contenu/referentiel ; lève une erreur qui nomme le fichier si une ligne est fausse. */
export function lireContenu(): Contenu {
  const lues = listes.map((liste) => ({ liste, ...lireCsv(`referentiel/${liste}.csv`, ligneDeContenuSchema) }))
  const termes = lues.flatMap(({ liste, lignes }) =>
    lignes.map(({ est_proposition: estProposition, ...ligne }, rang) => ({ liste, ...ligne, estProposition, ordre: rang + 1 })),
  )
  return { termes, texte: lues.map(({ liste, texte }) => liste + texte).join('') }
}

/**
 * Charge les listes fondatrices, une fois par version du contenu. Un terme que l'administration a modifié ou déplacé
 * depuis son chargement garde sa forme ; un terme ôté du contenu reste dans la base.
 */
export function chargerReferentielFondateur(db: Db, { termes, texte } = lireContenu()): Promise<void> {
  const dependant = ({ liste }: TermeFondateur) => Number(descriptions[liste].parent !== undefined)
  return chargerEntrees(db, {
    cle: 'referentiel',
    sous: 'termes',
    contenu: texte,
    // Un parent doit être là avant qu'on s'y rattache.
    entrees: termes.toSorted((a, b) => dependant(a) - dependant(b)),
    nommer: ({ liste, code }) => `${liste}/${code}`,
    dire: ({ libelle, pluriel, definition, parent, ordre, estProposition, source }) => {
      return [libelle, pluriel, definition, parent, ordre, estProposition, source]
    },
    lister: listTermesFondateurs,
    ecrire: (trx, terme) => upsertTermeFondateur(trx, terme, descriptions[terme.liste].parent),
  })
}
