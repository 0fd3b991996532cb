import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { config } from './config.ts'
import type { Contexte } from './contexte.ts'
import type { Base } from './db.ts'
import { ErreurMetier } from './erreurs.ts'
import type { Limite } from './routes.ts'

/** Demandes permises par adresse : nombre, durée en secondes. */
const plafonds = {
  connexion: { points: 10, duration: 15 * 60 },
  contact: { points: 10, duration: 60 * 60 },
  formulaire: { points: 60, duration: 60 * 60 },
  recherche: { points: 300, duration: 60 },
  // Toute une salle derrière une même connexion pose les siennes en direct.
  question: { points: 600, duration: 60 * 60 },
  // Une salle de formation de 40 personnes illustre chacune son texte.
  image: { points: 300, duration: 60 * 60 },
} as const satisfies Record<Limite, { points: number; duration: number }>

export type Limites = (c: Contexte, limite: Limite) => Promise<void>

/**
 * Compte les demandes par adresse réseau ; au-delà, 429. Les formulaires sont comptés dans la base, donc
 * pour tous les processus ensemble ; la recherche, trop fréquente pour une écriture, par processus.
 */
export function creerLimites({ pool }: Base): Limites {
  const enBase = { storeClient: pool, tableName: 'limite_debit', tableCreated: true, clearExpiredByTimeout: false } as const
  const compteurs = {
    connexion: new RateLimiterPostgres({ ...enBase, ...plafonds.connexion, keyPrefix: 'connexion' }),
    contact: new RateLimiterPostgres({ ...enBase, ...plafonds.contact, keyPrefix: 'contact' }),
    formulaire: new RateLimiterPostgres({ ...enBase, ...plafonds.formulaire, keyPrefix: 'formulaire' }),
    question: new RateLimiterPostgres({ ...enBase, ...plafonds.question, keyPrefix: 'question' }),
    image: new RateLimiterPostgres({ ...enBase, ...plafonds.image, keyPrefix: 'image' }),
    recherche: new RateLimiterMemory({ ...plafonds.recherche, keyPrefix: 'recherche' }),
  }
  return async (c, limite) => {
    try {
      await compteurs[limite].consume(empreinte(adresseReseau(c)))
    } catch (refus) {
      if (!(refus instanceof RateLimiterRes)) throw refus
      c.header('retry-after', String(Math.ceil(refus.msBeforeNext / 1000)))
      throw new ErreurMetier(429, `Trop de demandes à la suite. Réessayez ${dans(refus.msBeforeNext)}.`)
    }
  }
}

/** L'adresse réseau de la personne, derrière le nombre de mandataires de confiance réglé (MANDATAIRES). */
export function adresseReseau(c: Contexte): string {
  const transmises = (c.req.header('x-forwarded-for') ?? '')
    .split(',')
    .map((a) => a.trim())
    .filter(Boolean)
  const derriere = config.mandataires > 0 ? transmises.at(-config.mandataires) : undefined
  return derriere ?? c.env?.incoming?.socket.remoteAddress ?? 'inconnue'
}

// L'adresse elle-même n'est jamais gardée : une empreinte, avec le secret de cette installation.
function empreinte(adresse: string): string {
  return createHmac('sha256', config.secret).update(adresse).digest('base64url').slice(0, 24)
}

function dans(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  return minutes <= 1 ? 'dans une minute' : `dans ${minutes} minutes`
}
