import { createHash } from 'node:crypto'
import { z } from 'zod'
import { config } from '#socle/config.ts'
import { ecrireCourriel } from '#socle/courriel.ts'
import type { Db } from '#socle/db.ts'
import { journal } from '#socle/journal.ts'
import { aUneSession, type MembreConnecte, nomDuCookie, prefixeCookie } from '#socle/session.ts'
import { cheminLocal } from '#socle/urls.ts'
import { countLiens, findLien, listPerimetres, updateSuiteDuLien } from './membre.repository.ts'
import { lireRole } from './membre.ts'

const minutesDuLien = 15
const joursDeSession = 60
const securise = config.adresse.startsWith('https://')

export type LienOuvert = { ok: true; cookies: string[]; nom: string } | { ok: false }

// Au-delà, la boîte de quelqu'un pourrait être inondée par d'autres : les demandes de trop ne partent pas.
const liensEnAttenteMax = 5

/** Envoie un lien de connexion. La réponse est la même que l'adresse ait un compte ou non. */
export async function demanderLien(db: Db, courriel: string, suite: string): Promise<void> {
  if ((await countLiens(db, courriel)) >= liensEnAttenteMax) return
  const adresse = await creerLien(db, courriel, suite)
  await ecrireCourriel(db, {
    a: courriel,
    cadence: { usage: 'connexion', objet: '', auDela: 'taire', enDixMinutes: 3 },
    valableJusqua: new Date(Date.now() + minutesDuLien * 60_000),
    sujet: 'Votre lien de connexion à Catalyse',
    texte: `Bonjour,\n\nVoici votre lien pour entrer dans Catalyse :\n\n${adresse}\n\nIl sert une seule fois, pendant ${minutesDuLien} minutes.\nSi vous n'avez rien demandé, ne faites rien : personne n'entrera sans ce lien.\n`,
  })
}

/**
 * Crée un lien de connexion à usage unique et rend son adresse complète. La suite est gardée avec lui, non écrite dedans : qui
 * demande un lien pour l'adresse d'un autre n'y glisse aucun texte.
 */
export async function creerLien(db: Db, courriel: string, suite: string): Promise<string> {
  let jeton = ''
  const remettre = (valeur: string) => {
    jeton = valeur
  }
  const { api } = await authentificationDe(db)
  await api.signInMagicLink({ body: { email: courriel, metadata: { remettre } }, headers: new Headers() })
  await updateSuiteDuLien(db, identifiantDuLien(jeton), cheminLocal(suite, '/mon-compte'))
  return `${config.adresse}/connexion/lien?${new URLSearchParams({ jeton })}`
}

/** L'adresse électronique à laquelle ce lien a été envoyé, et où il mène, s'il est encore bon. */
export async function lireLien(db: Db, jeton: string): Promise<{ courriel: string; suite: string | null } | undefined> {
  return findLien(db, identifiantDuLien(jeton))
}

/** Consomme un lien : ouvre la session (crée le compte à la première venue) et rend les cookies à poser. */
export async function ouvrirSessionParLien(db: Db, jeton: string): Promise<LienOuvert> {
  // better-auth dit un lien inconnu, périmé ou déjà servi par une redirection : on le sait avant de l'appeler,
  // et l'on ne garde comme échec attendu que celui d'un second clic arrivé au même instant.
  if (!(await lireLien(db, jeton))) return { ok: false }
  const { api } = await authentificationDe(db)
  const reponse = await api.magicLinkVerify({ query: { token: jeton }, headers: new Headers(), asResponse: true })
  if (reponse.status === 302) return { ok: false }
  if (!reponse.ok) throw new Error(`better-auth a refusé d'ouvrir la session : ${reponse.status}`)
  const { user } = reponseDuLien.parse(await reponse.json())
  return { ok: true, cookies: reponse.headers.getSetCookie(), nom: user.name }
}

/** La personne connectée d'après son cookie, avec son rôle et ses périmètres du moment ; null pour une visiteuse. */
export async function lireSession(db: Db, entetes: Headers): Promise<MembreConnecte | null> {
  if (!aUneSession(entetes.get('cookie') ?? undefined)) return null
  const { api } = await authentificationDe(db)
  const session = await api.getSession({ headers: entetes })
  if (!session) return null
  const { id, name, email, role } = session.user
  const perimetres = role === 'animateur' ? await listPerimetres(db, id) : { territoires: [], thematiques: [] }
  return { id, nom: name, courriel: email, role: lireRole(role), perimetres }
}

/** Le jeton de la session de cette demande ; vide sans session. */
export async function jetonDeSession(db: Db, entetes: Headers): Promise<string> {
  const { api } = await authentificationDe(db)
  return (await api.getSession({ headers: entetes }))?.session.token ?? ''
}

/** Ferme la session et rend les cookies qui l'effacent du navigateur. */
export async function fermerSession(db: Db, entetes: Headers): Promise<string[]> {
  const { api } = await authentificationDe(db)
  const { headers } = await api.signOut({ headers: entetes, returnHeaders: true })
  return headers.getSetCookie().filter((cookie) => cookie.startsWith(`${nomDuCookie}=`))
}

const reponseDuLien = z.object({ user: z.object({ name: z.string() }) })

const identifiantDuLien = (jeton: string) => `magic-link:${empreinte(jeton)}`

const empreinte = (jeton: string) => createHash('sha256').update(jeton).digest('base64url')

const parBase = new WeakMap<Db, Authentification>()

function authentificationDe(db: Db): Authentification {
  const connue = parBase.get(db)
  if (connue) return connue
  const nouvelle = creerAuthentification(db)
  parBase.set(db, nouvelle)
  return nouvelle
}

type Authentification = ReturnType<typeof creerAuthentification>

// Aucun chemin de better-auth n'est exposé : nos routes appellent ses fonctions, sans script dans le navigateur. Elle pèse une
// dizaine de mégaoctets : qui ne fait que visiter ne la charge pas.
async function creerAuthentification(db: Db) {
  const { betterAuth } = await import('better-auth')
  const { magicLink } = await import('better-auth/plugins/magic-link')
  const dates = { createdAt: 'cree_le', updatedAt: 'modifie_le' }
  return betterAuth({
    appName: 'Catalyse',
    baseURL: config.adresse,
    secret: config.secret,
    database: { db, type: 'postgres', transaction: true },
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: noterErreurDeCompte },
    user: {
      modelName: 'membre',
      fields: { name: 'nom', email: 'courriel', emailVerified: 'courriel_verifie', ...dates },
      additionalFields: { role: { type: 'string', defaultValue: 'membre', input: false } },
    },
    session: {
      modelName: 'membre_session',
      expiresIn: joursDeSession * 86_400,
      disableSessionRefresh: true,
      fields: { userId: 'membre_id', token: 'jeton', expiresAt: 'expire_le', ipAddress: 'adresse_ip', userAgent: 'navigateur', ...dates },
    },
    account: { modelName: 'membre_compte', fields: { ...champsDeCompte, ...dates } },
    verification: {
      modelName: 'membre_verification',
      fields: { identifier: 'identifiant', value: 'valeur', expiresAt: 'expire_le', ...dates },
    },
    databaseHooks: { session: { create: { before: async (session) => ({ data: { ...session, ipAddress: null, userAgent: null } }) } } },
    advanced: {
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      cookies: { session_token: { name: nomDuCookie, attributes: { secure: securise, sameSite: 'lax', httpOnly: true, path: '/' } } },
      cookiePrefix: prefixeCookie,
    },
    plugins: [
      magicLink({
        expiresIn: minutesDuLien * 60,
        storeToken: { type: 'custom-hasher', hash: async (jeton) => empreinte(jeton) },
        sendMagicLink: ({ token, metadata }) => metadata?.remettre(token),
      }),
    ],
  })
}

const champsDeCompte = {
  userId: 'membre_id',
  accountId: 'compte_id',
  providerId: 'fournisseur',
  accessToken: 'jeton_acces',
  refreshToken: 'jeton_rafraichissement',
  idToken: 'jeton_identite',
  accessTokenExpiresAt: 'acces_expire_le',
  refreshTokenExpiresAt: 'rafraichissement_expire_le',
  scope: 'portee',
  password: 'mot_de_passe',
}

/** Ce que better-auth a à dire va au journal, comme le reste : son message et celui de l'erreur, sans clé ni adresse. */
export function noterErreurDeCompte(niveau: 'debug' | 'info' | 'warn' | 'error', message: string, ...details: unknown[]): void {
  const erreurs = details.flatMap((detail) => (detail instanceof Error ? [detail.message] : []))
  journal[niveau]({ erreur: [message, ...erreurs].join(' : ') }, 'comptes')
}
