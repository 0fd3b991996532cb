import { z } from 'zod'
import type { Referentiel } from '#referentiel/referentiel.ts'
import { estLicence, licences } from '#ressource/licences.ts'
import { type Analyse, analyse } from './analyse.ts'

/** Les listes où une rubrique peut trouver sa place, dans l'ordre où on les propose. */
export const listesOffertes = ['thematique', 'pratique', 'profil', 'medoc', 'odd'] as const

/** Ce que la personne a choisi à l'écran. */
const choix = z.object({
  /** Par rubrique (« category:energie »), le terme qu'elle devient ; absente : ne rien garder. */
  termes: z.record(z.string(), z.number()),
  /** Les types de WordPress repris. */
  types: z.array(z.string()).min(1, 'Choisissez au moins un genre de contenu à reprendre.'),
  brouillons: z.boolean(),
  typeId: z.number({ error: 'Choisissez le type des ressources que rien ne classe.' }),
  maturiteId: z.number().nullable(),
  licence: z.string().refine(estLicence, 'Choisissez la licence sous laquelle ces textes sont publiés.'),
})
export type Choix = z.infer<typeof choix>

/** Ce qui est gardé avec un import WordPress, entre ses étapes. */
export const correspondances = z.object({ analyse: analyse.optional(), choix: choix.optional() })
export type Correspondances = z.infer<typeof correspondances>

export const licencesOffertes = Object.keys(licences).filter(estLicence)

/** Lit le formulaire : la rubrique de rang i y est « rubrique-i », et vaut l'identifiant d'un terme, ou rien. */
export function lireChoix(saisie: Record<string, string | string[]>, lue: Analyse, referentiel: Referentiel) {
  const identifiant = (valeur: unknown, listes: readonly string[]): number | null => {
    const terme = referentiel.parId(Number(valeur))
    return terme && !terme.retireLe && listes.includes(terme.liste) ? terme.id : null
  }
  const termes = lue.classements.flatMap(({ cle }, i): [string, number][] => {
    const id = identifiant(saisie[`rubrique-${i}`], listesOffertes)
    return id === null ? [] : [[cle, id]]
  })
  return choix.safeParse({
    termes: Object.fromEntries(termes),
    types: [saisie.types ?? []].flat().filter((type) => lue.types.some((connu) => connu.texte && connu.type === type)),
    brouillons: saisie.brouillons === '1',
    typeId: identifiant(saisie.typeId, ['medoc']) ?? undefined,
    maturiteId: identifiant(saisie.maturiteId, ['maturite']),
    licence: saisie.licence ?? '',
  })
}
