import { z } from 'zod'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import type { FicheDeContenu } from '#socle/contenu.ts'
import { listIdsParSlug } from './lies.repository.ts'
import { sorteParcours } from './parcours.sorte.ts'

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
