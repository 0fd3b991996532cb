import { z } from 'zod'
import { ErreurMetier } from './erreurs.ts'

/** Ce que la base n'a pas pu faire : une phrase pour la personne, et dans combien de secondes revenir. */
export class PanneDeLaBase extends ErreurMetier {
  readonly revenirDans: number
  constructor(phrase: string, revenirDans: number) {
    super(503, phrase)
    this.name = 'PanneDeLaBase'
    this.revenirDans = revenirDans
  }
}

/** Ce qu'une réserve répond sans plus essayer, quand elle sait la base injoignable. */
export const connueInjoignable = () => Object.assign(new Error('La base de données ne répond pas.'), { code: '08006' })

/** La base ne répond pas, ou refuse : tout est à redemander dans quelques secondes. */
export const baseInjoignable = () =>
  new PanneDeLaBase(
    "Le site se relève : sa base de données ne répond pas pour l'instant. Revenez dans quelques secondes. Si vous veniez d'enregistrer quelque chose, regardez d'abord si c'est déjà fait.",
    5,
  )

// Codes de PostgreSQL (https://www.postgresql.org/docs/current/errcodes-appendix.html) : un code entier, ou sa classe.
const injoignable = [
  '08', // la connexion n'a pas pu se faire, ou s'est perdue
  '57P01', // arrêt demandé
  '57P02', // arrêt brutal
  '57P03', // le serveur démarre, s'arrête, ou se relève
  '57P04', // base ôtée
  '57P05', // connexion restée trop longtemps inactive
  '25P03', // transaction restée trop longtemps inactive
  '53300', // plus de connexion libre
  '25006', // lecture seule : une réplique, qui n'a pas encore pris la suite
  '58000', // erreur du système, sous PostgreSQL
  '58030', // le disque ne se lit ou ne s'écrit pas
] as const

// Codes du système : la prise est fermée, absente, ou la machine ne répond plus.
const duReseau = [
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'EPIPE',
  'ENOENT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
]

// Ce que pg et pg-pool disent par une phrase, sans code.
const phrases =
  /^(Connection terminated|timeout e?xceeded when trying to connect|timeout expired|Client has encountered a connection error|Client was closed and is not queryable)/

const lisible = z.object({
  code: z.string().optional().catch(undefined),
  syscall: z.string().optional().catch(undefined),
  message: z.string().catch(''),
  cause: z.unknown().optional(),
  errors: z.array(z.unknown()).catch([]),
})

/** Vrai si cette requête n'a pas eu de réponse à temps : on ne sait pas si elle a été faite. */
export const sansReponse = (erreur: unknown): boolean => erreur instanceof Error && erreur.message === 'Query read timeout'

/** Vrai si la base est arrêtée, se relève, est figée ou ne prend plus de connexion ; l'erreur peut en envelopper une autre. */
export function estBaseInjoignable(erreur: unknown, profondeur = 0): boolean {
  const lue = lisible.safeParse(erreur)
  if (!lue.success || profondeur > 5) return false
  const { code = '', syscall, message, cause, errors } = lue.data
  if (injoignable.some((debut) => code.startsWith(debut) && /^\w{5}$/.test(code))) return true
  // « ENOENT » d'un fichier n'est pas celui de la prise.
  if (duReseau.includes(code) && (code !== 'ENOENT' || syscall === 'connect')) return true
  if (phrases.test(message) || sansReponse(erreur)) return true
  return [cause, ...errors].some((autre) => estBaseInjoignable(autre, profondeur + 1))
}

/** Ce qui empêche la base de faire ce qu'on lui demande, en phrase ; undefined si l'erreur n'est pas d'elle. */
export function panneDeLaBase(erreur: unknown): PanneDeLaBase | undefined {
  if (erreur instanceof PanneDeLaBase) return erreur
  const code = lisible.safeParse(erreur).data?.code
  if (code === '53100')
    return new PanneDeLaBase(
      "Le disque du site est plein : rien n'a été enregistré, rien n'est perdu. Prévenez la personne qui tient ce site ; il pourra de nouveau écrire dès qu'elle aura fait de la place.",
      300,
    )
  if (code === '53200')
    return new PanneDeLaBase("La base de données du site manque de mémoire : rien n'a été enregistré. Réessayez dans une minute.", 60)
  if (code === '57014')
    return new PanneDeLaBase(
      "Cette demande prenait trop de temps à la base de données : elle a été arrêtée, et rien n'a été enregistré. Demandez-en moins à la fois, ou réessayez dans une minute.",
      60,
    )
  // Deux transactions se gênaient : PostgreSQL a annulé celle-ci en entier.
  if (code === '40001' || code === '40P01')
    return new PanneDeLaBase("Quelqu'un d'autre modifiait la même chose au même moment : rien n'a été enregistré. Réessayez.", 1)
  return estBaseInjoignable(erreur) ? baseInjoignable() : undefined
}
