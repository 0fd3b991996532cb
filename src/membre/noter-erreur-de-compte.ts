import { journal } from '#socle/journal.ts'

/** Ce que better-auth a à dire va au journal, comme le reste : son message et celui de l'erreur, sans clé ni adresse. */
export function noterErreurDeCompte(niveau: 'debug' | 'info' | 'warn' | 'error', message: string, ...details: unknown[]): void {
  const erreurs = details.flatMap((detail) => (detail instanceof Error ? [detail.message] : []))
  journal[niveau]({ erreur: [message, ...erreurs].join(' : ') }, 'comptes')
}
