import { createHmac } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { adresseReseau } from './adresse-reseau.ts'
import { config } from './config.ts'
import type { Base, Db } from './db.ts'
import { ErreurMetier } from './erreurs.ts'
import { type Objet, type Plafond, plafondsDuReseau, plafondsParObjet } from './plafonds.ts'
import type { Contexte, Limite } from './salle.ts'

export type Limites = (c: Contexte, limite: Limite) => Promise<void>

/**
 * Compte les demandes par adresse réseau ; au-delà, 429. Les formulaires sont comptés dans la base, donc
 * pour tous les processus ensemble ; recherche et aperçu, trop fréquents pour une écriture, par processus.
 */
export function creerLimites({ db }: Pick<Base, 'db'>): Limites {
  const enMemoire: Partial<Record<Limite, RateLimiterMemory>> = {
    recherche: new RateLimiterMemory({ ...plafondsDuReseau.recherche, keyPrefix: 'recherche' }),
    apercu: new RateLimiterMemory({ ...plafondsDuReseau.apercu, keyPrefix: 'apercu' }),
  }
  return async (c, limite) => {
    const reseau = empreinte(adresseReseau(c))
    const refus = await consommer(enMemoire[limite] ?? compteur(db, limite, plafondsDuReseau[limite]), reseau)
    if (refus) throw new ErreurMetier(429, dire(c, refus))
  }
}

/**
 * Compte une demande pour chacun de ces objets : un destinataire, un expéditeur, une fiche… ; au-delà, 429. À appeler
 * une fois le formulaire reconnu juste, avant d'écrire. La page d'erreur rend ce qui était écrit.
 */
export async function borner(c: Contexte, objets: Partial<Record<Objet, string | number>>): Promise<void> {
  for (const nom of nomsDObjet) {
    const objet = objets[nom]
    if (objet !== undefined) await bornerSous(c, { nom, plafond: plafondsParObjet[nom], objet })
  }
}

type Borne = { nom: string; plafond: Plafond; objet: string | number; phrase?: string }

/** La même chose sous un plafond que l'appelant choisit. `phrase` : ce qui est dit plutôt que le délai, qu'on lit dans `Retry-After`. */
export async function bornerSous(c: Contexte, { nom, plafond, objet, phrase }: Borne): Promise<void> {
  const refus = await compter(c.var.db, nom, plafond, objet)
  if (!refus) return
  const delai = dire(c, refus)
  throw new ErreurMetier(429, phrase ?? delai)
}

/** Le même compte, sans rien en dire : faux au-delà. Pour ce dont la réponse ne doit rien apprendre à qui demande. */
export async function estPermis(db: Db, nom: Objet, objet: string | number): Promise<boolean> {
  return (await compter(db, nom, plafondsParObjet[nom], objet)) === undefined
}

/** Compte une demande pour un objet sous un plafond quelconque ; rend le refus, s'il y en a un. Jamais dans une transaction. */
async function compter(db: Db, nom: string, plafond: Plafond, objet: string | number): Promise<RateLimiterRes | undefined> {
  return consommer(compteur(db, nom, plafond), empreinte(String(objet).toLowerCase()))
}

/** Pose `Retry-After`, et dit la même chose en français. */
function dire(c: Contexte, { msBeforeNext }: RateLimiterRes): string {
  c.header('retry-after', String(Math.max(1, Math.ceil(msBeforeNext / 1000))))
  return `Trop de demandes à la suite. Réessayez ${dans(msBeforeNext)}.`
}

/** Oublie les comptes échus. */
export async function purgerLimites(db: Db): Promise<void> {
  await db.deleteFrom('limite_debit').where('expire', '<', Date.now()).execute()
}

async function consommer(limiteur: RateLimiterMemory | RateLimiterPostgres, cle: string): Promise<RateLimiterRes | undefined> {
  try {
    await limiteur.consume(cle)
    return undefined
  } catch (refus) {
    if (refus instanceof RateLimiterRes) return refus
    throw refus
  }
}

const compteurs = new WeakMap<Db, Map<string, RateLimiterPostgres>>()

function compteur(db: Db, nom: string, plafond: Plafond): RateLimiterPostgres {
  const connus = compteurs.get(db) ?? new Map<string, RateLimiterPostgres>()
  compteurs.set(db, connus)
  const cle = `${nom} ${plafond.points}`
  const connu = connus.get(cle)
  if (connu) return connu
  const nouveau = new RateLimiterPostgres({ ...enBase(db), ...plafond, keyPrefix: nom })
  connus.set(cle, nouveau)
  return nouveau
}

// La bibliothèque ne demande qu'une requête paramétrée : la même réserve de connexions sert à tout.
function enBase(db: Db) {
  const query = async ({ text, values }: { text: string; values: unknown[] }) => {
    const { rows } = await db.executeQuery(CompiledQuery.raw(text, values))
    return { rows, rowCount: rows.length }
  }
  return {
    storeClient: { query },
    storeType: 'client',
    tableName: 'limite_debit',
    tableCreated: true,
    clearExpiredByTimeout: false,
  } as const
}

const nomsDObjet = Object.keys(plafondsParObjet).filter((nom): nom is Objet => nom in plafondsParObjet)

// Ni adresse réseau, ni adresse électronique n'est gardée : une empreinte, avec le secret de cette installation.
function empreinte(texte: string): string {
  return createHmac('sha256', config.secret).update(texte).digest('base64url').slice(0, 24)
}

function dans(ms: number): string {
  const minutes = Math.ceil(ms / 60_000)
  if (minutes <= 1) return 'dans une minute'
  return minutes < 120 ? `dans ${minutes} minutes` : `dans ${Math.ceil(minutes / 60)} heures`
}
