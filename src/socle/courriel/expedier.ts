import { config } from '../config.ts'
import { lirePieces } from '../courriel.ts'
import type { Db } from '../db.ts'
import { journal } from '../journal.ts'
import { type CourrielEnFile, noterEnvoi, prendreUnCourriel, type Suite, updatePerimes } from './file.repository.ts'

const minute = 60_000
const attenteMax = 6 * 60 * minute
const obstination = 3 * 24 * 60 * minute

/** Les durées, en millisecondes ; les tests les raccourcissent. `bail` doit dépasser `envoi`. */
const durees = {
  /** Connexion, accueil, silence du serveur : chacun. */
  smtp: 10_000,
  /** Un envoi entier, même si le serveur répond au compte-gouttes. */
  envoi: minute,
  /** Le temps qu'un courriel reste réservé à un processus. */
  bail: 2 * minute,
  /** Le repos après une panne du serveur, ou des réglages refusés. */
  repos: minute,
  /** Ce que l'on attend un envoi en cours à l'arrêt du processus. */
  patience: 5000,
}

type Options = { smtpUrl?: string | undefined; maintenant?: () => Date; delais?: Partial<typeof durees> }

export type Expedition = {
  /** Envoie, un par un, tout ce qui peut partir maintenant ; rend le nombre de partis. Jamais deux passages à la fois. */
  passer: () => Promise<number>
  /** Cesse de prendre des courriels, et attend la fin de celui qui part. */
  arreter: () => Promise<void>
}

/**
 * L'expéditeur de ce processus. Chaque courriel est réservé, envoyé hors de toute transaction, puis noté aussitôt : la base
 * n'attend jamais le serveur SMTP, et un processus tué ne peut faire repartir que le courriel qu'il envoyait, avec le même
 * `Message-ID`. Sans SMTP, ne fait rien.
 */
export function preparerExpedition(db: Db, options: Options = {}): Expedition {
  const { smtpUrl = config.smtpUrl, maintenant = () => new Date() } = options
  const delais = { ...durees, ...options.delais }
  let enCours: Promise<number> | undefined
  let arret = false
  let reprise = 0
  // Un courriel envoyé que la base, absente à cet instant, n'a pas encore noté : on n'en prend pas d'autre avant.
  let aNoter: { id: number; suite: Suite } | undefined

  async function noter(id: number, suite: Suite): Promise<void> {
    aNoter = { id, suite }
    await noterEnvoi(db, id, suite)
    aNoter = undefined
  }

  async function passage(url: string): Promise<number> {
    if (aNoter) await noter(aNoter.id, aNoter.suite)
    if (maintenant().getTime() < reprise) return 0
    await updatePerimes(db, maintenant(), 'Le moment de ce message est passé avant qu’il ait pu partir.')
    const transport = await ouvrirTransport(url, delais.smtp)
    let partis = 0
    try {
      while (!arret) {
        const debut = maintenant()
        const courriel = await prendreUnCourriel(db, debut, new Date(debut.getTime() + delais.bail))
        if (!courriel) break
        const issue = await envoyer(transport, courriel, delais.envoi)
        await noter(courriel.id, suiteDe(courriel, issue, maintenant()))
        if (issue.genre === 'parti') partis++
        else journal.warn({ courriel: courriel.id, essais: courriel.essais, issue: issue.genre }, 'courriel non parti')
        if (issue.genre !== 'panne' && issue.genre !== 'reglages') continue
        reprise = maintenant().getTime() + delais.repos
        break
      }
    } finally {
      transport.close()
    }
    return partis
  }

  return {
    passer: () => {
      if (!smtpUrl || arret) return Promise.resolve(0)
      enCours ??= passage(smtpUrl).finally(() => {
        enCours = undefined
      })
      return enCours
    },
    arreter: async () => {
      arret = true
      await enCours?.catch(() => {})
    },
  }
}

/**
 * Fait passer l'expéditeur toutes les `rythme` millisecondes. Une base absente ne l'arrête pas : il reprend au passage suivant.
 * `arreter` attend l'envoi en cours, quelques secondes au plus ; laissé là, il sera repris, avec le même Message-ID.
 */
export function demarrerExpedition(db: Db, options: Options & { rythme?: number } = {}): { arreter: () => Promise<void> } {
  const expedition = preparerExpedition(db, options)
  const passer = () => {
    expedition.passer().catch((erreur: Error) => journal.error({ erreur: erreur.message }, 'envoi des courriels'))
  }
  const battement = setInterval(passer, options.rythme ?? 5000)
  return {
    arreter: async () => {
      clearInterval(battement)
      let patience: NodeJS.Timeout | undefined
      await Promise.race([
        expedition.arreter(),
        new Promise((suite) => (patience = setTimeout(suite, options.delais?.patience ?? durees.patience))),
      ])
      clearTimeout(patience)
    },
  }
}

/** Le Message-ID d'un courriel : le même à chaque essai, de chaque processus ; sa date le distingue si la base a été remise en arrière. */
function messageIdDe({ id, cree_le }: Pick<CourrielEnFile, 'id' | 'cree_le'>): string {
  return `<courriel.${id}.${cree_le.getTime().toString(36)}@${new URL(config.adresse).hostname}>`
}

async function ouvrirTransport(url: string, delai: number) {
  // Un site qui n'envoie rien ne la charge pas : elle pèse cinq mégaoctets.
  const { default: nodemailer } = await import('nodemailer')
  const delais = { connectionTimeout: delai, greetingTimeout: delai, socketTimeout: delai, dnsTimeout: delai }
  // Une connexion gardée d'un message à l'autre. `maxRequeues` : si elle se ferme avant que le message soit donné, une autre.
  const transport = nodemailer.createTransport({ url, ...delais, pool: true, maxConnections: 1, maxRequeues: 1 })
  // Chaque envoi rend sa propre erreur : celle de la réserve, sans personne pour l'entendre, arrêterait le processus.
  return transport.on('error', () => {})
}

async function envoyer(transport: Awaited<ReturnType<typeof ouvrirTransport>>, courriel: CourrielEnFile, delai: number): Promise<Issue> {
  try {
    await transport.sendMail({
      messageId: messageIdDe(courriel),
      from: config.expediteur,
      to: courriel.destinataire,
      subject: courriel.sujet,
      text: courriel.texte,
      headers: enTetes(courriel.entetes),
      ...(courriel.repondre_a ? { replyTo: courriel.repondre_a } : {}),
      attachments: lirePieces(courriel.pieces).map(({ nom, type, contenu }) => ({ filename: nom, contentType: type, content: contenu })),
      signal: AbortSignal.timeout(delai),
    })
    return { genre: 'parti' }
  } catch (erreur) {
    return comprendreErreur(erreur)
  }
}

function suiteDe({ essais, essai_depuis }: CourrielEnFile, issue: Issue, maintenant: Date): Suite {
  if (issue.genre === 'parti') return { envoye_le: maintenant, derniere_erreur: null }
  const derniere_erreur = issue.raison
  // Aucun message n'est en cause : l'essai ne compte pas.
  if (issue.genre === 'reglages') return { derniere_erreur, essais: essais - 1, ...(essais === 1 ? { essai_depuis: null } : {}) }
  const terme = (essai_depuis ?? maintenant).getTime() + obstination
  if (issue.genre === 'definitif' || maintenant.getTime() >= terme) return { abandonne_le: maintenant, derniere_erreur }
  return { derniere_erreur, pas_avant: new Date(Math.min(maintenant.getTime() + attenteApres(essais), terme)) }
}

/** L'attente après cet essai, en millisecondes : une minute, puis le double, jusqu'à six heures. */
function attenteApres(essais: number): number {
  return Math.min(minute * 2 ** (essais - 1), attenteMax)
}

function enTetes(valeur: unknown): Record<string, string> {
  return Object.fromEntries(Object.entries(valeur ?? {}).map(([nom, v]) => [nom, String(v)]))
}

/**
 * Ce qu'un envoi a donné :
 * - `parti` : le serveur a pris le message ;
 * - `definitif` : il le refuse pour de bon (5xx du destinataire ou du message) : inutile de recommencer ;
 * - `plus-tard` : il le refuse pour l'instant (4xx, liste grise) ;
 * - `panne` : il ne répond pas, se tait ou coupe : les autres messages auraient le même sort, on attend un peu ;
 * - `reglages` : il refuse de nous parler (mot de passe, expéditeur, chiffrement) : aucun message n'y est pour rien.
 */
type Issue = { genre: 'parti' } | { genre: 'definitif' | 'plus-tard' | 'panne' | 'reglages'; raison: string }

/** Range une erreur de nodemailer : son `code` dit l'étape, `responseCode` la réponse SMTP (RFC 5321), `command` ce qui était demandé. */
function comprendreErreur(erreur: unknown): Issue {
  const raison = erreur instanceof Error ? erreur.message : String(erreur)
  return { genre: genreDe(champsDe(erreur)), raison: raison.slice(0, 500) }
}

type Champs = { code: string; originalCode: string; command: string; responseCode: number; message: string }
type Echec = Exclude<Issue['genre'], 'parti'>

const desReglages = ['EAUTH', 'ENOAUTH', 'EOAUTH2', 'ETLS', 'EDNS', 'ECONFIG', 'EPROXY']
const duReseau = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EPROTOCOL', 'EABORT']

function genreDe({ code, originalCode, command, responseCode, message }: Champs): Echec {
  if (responseCode >= 500 && responseCode < 600) return genreDuRefus(command, responseCode)
  if (responseCode === 421) return 'panne'
  if (responseCode >= 400) return command === 'CONN' || command.startsWith('AUTH') ? 'panne' : 'plus-tard'
  if (desReglages.includes(code) || /CERT|TLS|SSL/.test(originalCode)) return 'reglages'
  // Refusé avant d'être dit au serveur : une adresse qui ne s'écrit pas dans une enveloppe, celle du message ou la nôtre.
  if (code === 'EENVELOPE' && command === 'API') return message.startsWith('Invalid sender') ? 'reglages' : 'definitif'
  return duReseau.includes(code) ? 'panne' : 'plus-tard'
}

// 530 : il faut s'authentifier. À MAIL FROM, c'est notre expéditeur qui est refusé, sauf 552 : ce message-ci est trop gros.
function genreDuRefus(commande: string, reponse: number): Echec {
  const duMessage = commande === 'RCPT TO' || commande === 'DATA' || (commande === 'MAIL FROM' && reponse === 552)
  return duMessage && reponse !== 530 ? 'definitif' : 'reglages'
}

function champsDe(erreur: unknown): Champs {
  const lus = new Map(Object.entries(erreur instanceof Error ? erreur : {}))
  const texte = (nom: string) => String(lus.get(nom) ?? '')
  return {
    code: texte('code'),
    originalCode: texte('originalCode'),
    command: texte('command'),
    responseCode: Number(lus.get('responseCode') ?? 0),
    message: erreur instanceof Error ? erreur.message : '',
  }
}
