import { z } from 'zod'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import { historiqueDe } from '#fiche/historique/historique.routes.tsx'
import { tacheDeReindexation } from '#referentiel/renommages.ts'
import type { FicheDeContenu } from '#socle/contenu.ts'
import type { Moisson } from '#socle/moisson.ts'
import type { Salle } from '#socle/salle.ts'
import { routes as composer } from './composer/composer.routes.tsx'
import { routes as gerer } from './composer/gerer.routes.tsx'
import { routes as dates } from './groupe/date.routes.tsx'
import { routes as groupe } from './groupe/groupe.routes.tsx'
import { listIdsParSlug } from './lies.repository.ts'
import { routes as lire, liste } from './lire/lire.routes.tsx'
import { donnees, monCompte } from './mes-parcours.tsx'
import { accueil, trouver } from './ParcoursTrouves.tsx'
import { api } from './parcours.api.ts'
import { listPublies } from './parcours.depot.ts'
import { sorteParcours } from './parcours.sorte.ts'
import { urlParcours } from './parcours.ts'
import { routes as progression } from './progression/progression.routes.tsx'

const moisson: Moisson = {
  pages: ['/parcours'],
  fiches: { table: 'parcours', etats: ['publie'], adresse: urlParcours },
  rubriques: [
    {
      rang: 8,
      titre: 'Parcours',
      lignes: async (db) => (await listPublies(db)).slice(0, 50).map((p) => ({ titre: p.titre, chemin: urlParcours(p), quoi: p.resume })),
    },
  ],
}

const reindexer = tacheDeReindexation('parcours', sorteParcours.indexer)

export const salle: Salle = {
  nom: 'parcours',
  rubriques: [{ rang: 6, href: '/parcours', libelle: 'Parcours' }],
  actes: [liste, gerer, composer, historiqueDe(sorteParcours), groupe, dates, progression, lire, api, { taches: [reindexer] }],
  fondateur: (db) => chargerParcoursFondateurs(db),
  monCompte,
  donnees,
  moisson,
  accueil: [accueil],
  trouver,
}

const codes = z.array(z.string()).default([])
const tete = z.looseObject({
  terme: z.string().optional(),
  pour_qui: z.string().default(''),
  proposition: z.boolean().default(true),
  ...{ thematiques: codes, pratiques: codes, profils: codes },
})
const bloc = z.looseObject({ genre: z.string(), ressource: z.string().optional(), seance: z.string().optional() })

/** Charge les parcours de contenu/parcours : une première fiche pour le parcours, puis une par bloc. */
export const chargerParcoursFondateurs = fondateurDe(sorteParcours, {
  dossier: 'parcours',
  cle: 'parcours-fondateurs',
  etat: 'publie',
  lire: async ([premiere, ...autres], { db, termes }) => {
    const { terme, pour_qui, proposition, thematiques, pratiques, profils, ...reste } = tete.parse(premiere?.entete)
    const blocs = autres.map(lireBloc)
    const ressources = await listIdsParSlug(db, 'ressource', nommes(blocs, 'ressource'))
    const seances = await listIdsParSlug(db, 'seance', nommes(blocs, 'seance'))
    return {
      ...reste,
      pourQui: pour_qui,
      estProposition: proposition,
      termeId: terme === undefined ? null : termes('parcours', [terme])[0],
      termeIds: [...termes('thematique', thematiques), ...termes('pratique', pratiques), ...termes('profil', profils)],
      // Une ressource ou une séance absente de cette base laisse le bloc sans lien.
      blocs: blocs.map(({ ressource, seance, ...ecrit }) => ({
        ...ecrit,
        ...(ressource === undefined ? {} : { ressourceId: ressources.get(ressource) ?? null }),
        ...(seance === undefined ? {} : { seanceId: seances.get(seance) ?? null }),
      })),
    }
  },
})

type BlocEcrit = z.infer<typeof bloc>
const nommes = (blocs: BlocEcrit[], quoi: 'ressource' | 'seance') => [...new Set(blocs.flatMap((ecrit) => ecrit[quoi] ?? []))]

// Le corps de la fiche est le texte du bloc, sous le nom qu'il porte dans son genre.
function lireBloc({ entete, corps }: FicheDeContenu): BlocEcrit {
  const lu = bloc.parse(entete)
  const texte = lu.genre === 'etape' || lu.genre === 'texte'
  return { ...lu, [texte ? 'texte' : 'consigne']: corps }
}
