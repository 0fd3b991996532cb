import { z } from 'zod'
import { fondateurDe } from '#fiche/fondateur/fondateur.ts'
import type { Db } from '#socle/db.ts'
import { findByNiveauEtCode } from '#territoire/territoire.repository.ts'
import { niveaux } from '#territoire/territoire.ts'
import { sorteRessource } from './ressource.sorte.ts'

const codes = z.array(z.string()).nullish()
const entete = z.looseObject({
  ...{ thematiques: codes, odd: codes, cibles: codes, pratiques: codes, profils: codes },
  type: z.string(),
  maturite: z.string().nullish(),
  duree_minutes: z.number().nullish(),
  territoire: z.string().nullish(),
  source_url: z.url().nullish(),
  cadre: z.record(z.string(), z.coerce.string()).nullish(),
  proposition: z.boolean().default(true),
})

/** Charge les ressources de contenu/ressources. */
export const chargerRessourcesFondatrices = fondateurDe(sorteRessource, {
  dossier: 'ressources',
  cle: 'ressources-fondatrices',
  etat: 'publiee',
  lire: async ([fiche, ...autres], { db, termes }) => {
    if (!fiche || autres.length > 0) throw new Error('une ressource, un en-tête')
    const { thematiques, odd, cibles, pratiques, profils, type, maturite, territoire, ...lue } = entete.parse(fiche.entete)
    const { duree_minutes: dureeMinutes, source_url: sourceUrl, proposition: estProposition, ...reste } = lue
    return {
      ...reste,
      ...{ dureeMinutes, sourceUrl, estProposition, corps: fiche.corps },
      typeId: termes('medoc', [type])[0],
      maturiteId: maturite ? termes('maturite', [maturite])[0] : null,
      termeIds: [
        ...termes('thematique', thematiques ?? []),
        ...termes('odd', odd ?? []),
        ...termes('cible', cibles ?? []),
        ...termes('pratique', pratiques ?? []),
        ...termes('profil', profils ?? []),
      ],
      territoireId: territoire ? await trouverLieu(db, territoire) : null,
    }
  },
})

// « commune:63430 ».
async function trouverLieu(db: Db, ecrit: string): Promise<number> {
  const [nom, code = ''] = ecrit.split(':')
  const niveau = niveaux.find((connu) => connu === nom)
  const trouve = niveau && (await findByNiveauEtCode(db, niveau, code))
  if (!trouve) throw new Error(`pas de territoire ${ecrit}`)
  return trouve.id
}
