import { z } from 'zod'
import { un } from '#socle/formulaire.ts'
import { roles } from '#socle/session.ts'
import { cheminLocal } from '#socle/urls.ts'

/** Une adresse électronique, en minuscules. */
export const adresseSchema = z
  .string({ error: 'Écrivez votre adresse électronique.' })
  .trim()
  .toLowerCase()
  .max(254, 'Cette adresse est trop longue.')
  .pipe(z.email({ error: 'Cette adresse ne ressemble pas à une adresse électronique. Exemple : prenom.nom@exemple.fr.' }))

/** Où aller après la connexion : un chemin de ce site, sinon « /mon-compte ». */
const suiteSchema = z
  .string()
  .max(500)
  .optional()
  .catch(undefined)
  .transform((suite) => cheminLocal(suite, '/mon-compte'))

export const connexionSchema = z.object({ courriel: adresseSchema, suite: suiteSchema })

export const lienSchema = z.object({ jeton: z.string().max(200).catch(''), suite: suiteSchema })

export const filtreLienSchema = z.object({ jeton: un(z.string().max(200), ''), suite: un(suiteSchema, '/mon-compte') })

const drapeau = un(z.string(), '').transform((valeur) => valeur === '1')

export const filtreCompteSchema = z.object({
  suite: un(suiteSchema, '/mon-compte'),
  bienvenue: drapeau,
  enregistre: drapeau,
  fermees: drapeau,
})

/** Quelles sessions fermer : les autres, ou toutes. */
export const sessionsSchema = z.object({ lesquelles: z.enum(['autres', 'toutes'], { error: 'Choisissez les sessions à fermer.' }) })

/** Comment une personne se nomme, dans son compte ou pour qu'on lui réponde. */
export const nomDePersonneSchema = z
  .string({ error: 'Écrivez votre nom.' })
  .trim()
  .min(2, 'Écrivez votre nom : deux lettres au moins.')
  .max(120, 'Ce nom est trop long : 120 caractères au plus.')

export const nomSchema = z.object({ suite: suiteSchema, nom: nomDePersonneSchema })

export const effacementSchema = z.object({
  confirmation: z
    .string({ error: 'Écrivez le mot EFFACER pour confirmer.' })
    .trim()
    .toUpperCase()
    .pipe(z.literal('EFFACER', { error: 'Écrivez le mot EFFACER pour confirmer.' })),
})

export const filtreMembresSchema = z.object({
  q: un(z.string().max(100), ''),
  role: un(z.enum(['', ...roles]), ''),
  apres: un(z.string().max(300), ''),
})

export const roleSchema = z.object({ role: z.enum(roles, { error: 'Choisissez un rôle dans la liste.' }) })

export const filtreMembreSchema = z.object({ enregistre: drapeau, fermees: drapeau })

/** Un territoire comme il a été saisi, ou l'identifiant d'une thématique. */
export const perimetreSchema = z.object({
  territoire: z.string().max(200).catch(''),
  thematique: z.coerce
    .number({ error: 'Choisissez une thématique dans la liste.' })
    .int()
    .positive()
    .max(2 ** 31 - 1)
    .optional(),
})
