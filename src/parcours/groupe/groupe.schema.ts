import { z } from 'zod'
import { lireDateEtHeure } from '#socle/dates.ts'
import type { ErreursDe, Saisie } from '#socle/formulaire.ts'
import { versions } from '../versions.ts'

/** Créer ou régler un groupe ; le territoire est encore un texte. */
export const groupeSchema = z.object({
  nom: z.string('Donnez un nom à votre groupe.').min(2, 'Donnez un nom à votre groupe.').max(120, 'Un nom tient en 120 caractères.'),
  territoire: z.string().max(200).default(''),
  version: z.enum(versions, 'Choisissez une longueur.').default('4h'),
})

export const dateSchema = z
  .object({
    jour: z.string('Dites quel jour.').regex(/^\d{4}-\d{2}-\d{2}$/, 'Écrivez le jour ainsi : 2026-11-30.'),
    heure: z
      .string('Dites à quelle heure, par exemple 14:30.')
      .transform((texte) =>
        texte
          .replace(/\s/g, '')
          .replace(/[hH]/, ':')
          .replace(/:$/, ':00')
          .replace(/^(\d):/, '0$1:'),
      )
      .pipe(z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Écrivez l'heure ainsi : 14:30.")),
    duree: z.coerce
      .number('Dites combien de minutes.')
      .int('Un nombre entier de minutes.')
      .min(5, 'Cinq minutes au moins.')
      .max(1440, 'Un jour au plus.'),
    lieu: z.string().max(300, 'Un lieu tient en 300 caractères.').default(''),
    etape: z.string().max(61).default(''),
    note: z.string().max(1000, 'Une note tient en 1 000 caractères.').default(''),
  })
  .transform(({ jour, heure, duree, lieu, etape, note }, contexte) => {
    const debut = lireDateEtHeure(jour, heure)
    if (debut) return { debut, dureeMinutes: duree, lieu, blocCle: etape || null, note }
    contexte.addIssue({ code: 'custom', path: ['jour'], message: "Ce jour n'existe pas." })
    return z.NEVER
  })

export const invitationSchema = z.object({
  courriel: z.email('Écrivez une adresse entière, par exemple nom@exemple.fr.').max(254),
})

/** Un formulaire tel qu'il a été envoyé, et ce qui n'y va pas. */
type Recu<Schema extends z.ZodType> = { saisie: Saisie; erreurs: ErreursDe<Schema> }
export type GroupeRecu = Recu<typeof groupeSchema>
export type DateRecue = Recu<typeof dateSchema>
export type InvitationRecue = Recu<typeof invitationSchema>
/** Celui que la page d'un groupe rend à qui l'a envoyé. */
export type EnErreur = ({ nom: 'date' } & DateRecue) | ({ nom: 'invitation' } & InvitationRecue) | ({ nom: 'reglage' } & GroupeRecu)
