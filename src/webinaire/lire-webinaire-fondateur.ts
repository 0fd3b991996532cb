import { z } from 'zod'
import type { Liste, Referentiel } from '#referentiel/referentiel.ts'
import { lireFiches } from '#socle/contenu.ts'
import { lireDateEtHeure } from '#socle/dates.ts'
import { genresDeSeance } from './seance.ts'

const texte = z.string().trim().default('')
const codes = z.array(z.string()).default([])
const schema = z.strictObject({
  cycle: z
    .strictObject({
      slug: z.string(),
      titre: z.string(),
      question: texte,
      description: texte,
      annee: z.number().int().nullable().default(null),
    })
    .nullable()
    .default(null),
  genre: z.enum(genresDeSeance).default('webinaire'),
  titre: z.string().min(3).max(200),
  question: texte,
  resume: z.string().max(500).default(''),
  debut: z.string().regex(/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/, 'une date « 2023-06-08 » ou une date et une heure « 2023-06-08T13:00 »'),
  duree_minutes: z.number().int().min(5).max(10_080).default(60),
  thematiques: codes,
  profils: codes,
  pratiques: codes,
  lieu: texte,
  programme: z
    .array(
      z.strictObject({
        titre: z.string(),
        resume: texte,
        duree: z.number().int().positive().nullable().default(null),
        intervenants: z
          .array(z.strictObject({ nom: texte, fonction: texte, structure: texte, acteur: z.string().nullable().default(null) }))
          .default([]),
      }),
    )
    .default([]),
  contributions: codes,
  partenaires: codes,
  documents: z.array(z.strictObject({ titre: z.string(), url: z.url({ protocol: /^https?$/ }) })).default([]),
  ressources: codes,
  a_retenir: texte,
  source: z.string().min(3),
  proposition: z.boolean().default(true),
})

export type WebinaireFondateur = z.infer<typeof schema> & { corps: string; instant: Date; heureConnue: boolean; termeIds: number[] }

/** Lit une séance du contenu fondateur ; lève une erreur qui dit quoi corriger. Organisations et ressources y sont des slugs. */
export function lireWebinaireFondateur(contenu: string, referentiel: Referentiel): WebinaireFondateur {
  const [fiche, ...trop] = lireFiches(contenu)
  if (!fiche || trop.length > 0) throw new Error('un fichier est une séance : un en-tête, un corps')
  const lue = schema.parse(fiche.entete)
  const [jour = '', heure = null] = lue.debut.split('T')
  const instant = lireDateEtHeure(jour, heure)
  if (!instant) throw new Error(`la date « ${lue.debut} » n'existe pas`)
  const termes = (liste: Liste, siens: string[]) =>
    siens.map((code) => {
      const terme = referentiel.parCode(liste, code)
      if (!terme) throw new Error(`pas de terme « ${code} » dans la liste « ${liste} »`)
      return terme.id
    })
  const { thematiques, profils, pratiques } = lue
  return {
    ...lue,
    // « En ligne » se dit quand il n'y a pas de lieu.
    lieu: /^en ligne$/i.test(lue.lieu) ? '' : lue.lieu,
    corps: fiche.corps,
    instant,
    heureConnue: heure !== null,
    termeIds: [...termes('thematique', thematiques), ...termes('profil', profils), ...termes('pratique', pratiques)],
  }
}
