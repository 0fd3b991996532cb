import { z } from 'zod'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import { sorteVitrine } from './vitrine.sorte.ts'

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
