import { z } from 'zod'
import { ErreurMetier } from './erreurs.ts'
import type { Contexte } from './salle.ts'

z.config(z.locales.fr())

/** Ce que la personne a saisi, tel quel : la page en erreur le lui rend. */
export type Saisie = Record<string, string | string[]>
/** Champ → phrase, parmi les champs de `S` ; la clé '' porte l'erreur du formulaire entier. */
export type Erreurs<S = Saisie> = { [Nom in (keyof S & string) | '']?: string }
/** Les fautes du formulaire que lit ce schéma : une page qui nomme un champ qu'il n'a pas ne compile pas. */
export type ErreursDe<Schema extends z.ZodType> = Erreurs<z.input<Schema>>
export type Lecture<T, S = T> =
  | { ok: true; valeurs: T; saisie: Saisie }
  | { ok: false; valeurs: Saisie; saisie: Saisie; erreurs: Erreurs<S> }

/** Lit un formulaire envoyé et le vérifie ; une valeur fausse donne une phrase par champ, jamais une exception. */
export async function lireFormulaire<T, S>(c: Contexte, schema: z.ZodType<T, S>): Promise<Lecture<T, S>> {
  return verifier(await lireSaisie(c), schema)
}

/** Vérifie une saisie déjà lue. */
export function verifier<T, S>(saisie: Saisie, schema: z.ZodType<T, S>): Lecture<T, S>
export function verifier(saisie: Saisie, schema: z.ZodType): Lecture<unknown> {
  const lu = schema.safeParse(saisie)
  if (lu.success) return { ok: true, valeurs: lu.data, saisie }
  const erreurs: Erreurs = {}
  for (const faute of lu.error.issues) erreurs[String(faute.path[0] ?? '')] ??= faute.message
  return { ok: false, valeurs: saisie, saisie, erreurs }
}

/** Le corps du formulaire ; les champs nommés « x[] » deviennent des listes sous « x ». */
export async function lireSaisie(c: Contexte): Promise<Saisie> {
  const corps = await c.req.parseBody({ all: true }).catch(() => {
    throw new ErreurMetier(400, "L'envoi n'a pas pu être lu. Revenez à la page et recommencez.")
  })
  const textes = Object.entries(corps).map(([nom, valeur]): [string, string[]] => {
    return [nom, (Array.isArray(valeur) ? valeur : [valeur]).filter((v) => typeof v === 'string')]
  })
  return nettoyerSaisie(textes)
}

/** Des champs lus, chacun avec ses valeurs, la saisie : sans caractère de commande, « x[] » en liste sous « x ». */
export function nettoyerSaisie(champs: Iterable<[string, string[]]>): Saisie {
  const saisie: Saisie = {}
  for (const [nom, valeurs] of champs) {
    const textes = valeurs.map(nettoyer)
    if (nom.endsWith('[]')) saisie[nom.slice(0, -2)] = textes
    else saisie[nom] = textes.at(-1) ?? ''
  }
  return saisie
}

// Les caractères de commande (sauf retour et tabulation) n'ont pas de place dans un texte, et PostgreSQL refuse le zéro.
function nettoyer(texte: string): string {
  return texte
    .replace(/(?![\t\n\r])\p{Cc}/gu, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
    .trim()
}

/** Lit les filtres de l'URL. Le schéma donne une valeur par défaut à tout (.catch) : la lecture n'échoue jamais. */
export function lireFiltres<T>(c: Contexte, schema: z.ZodType<T>): T {
  const brut = c.req.queries()
  const plat = Object.fromEntries(Object.entries(brut).map(([nom, valeurs]) => [nom, valeurs.map(nettoyer)]))
  return schema.parse(plat)
}

/** Un filtre à une valeur, par exemple `un(z.string().max(200))`. */
export const un = <T>(type: z.ZodType<T>, defaut: T) =>
  z.preprocess((valeur) => (Array.isArray(valeur) ? valeur[0] : valeur), type).catch(defaut)

/** Un filtre à plusieurs valeurs ; les fausses sont ignorées, 50 au plus. */
export const plusieurs = <T>(type: z.ZodType<T>) =>
  z
    .unknown()
    .transform((valeur) => (Array.isArray(valeur) ? valeur : valeur === undefined ? [] : [valeur]))
    .transform((valeurs) => valeurs.slice(0, 50).flatMap((valeur) => (type.safeParse(valeur).success ? [type.parse(valeur)] : [])))
    .catch([])
