import type pg from 'pg'
import { auPlus } from './au-plus.ts'

/** Une connexion ouverte : depuis quand, et depuis quand elle attend une réponse (millisecondes de performance.now). */
type Suivie = { ouverteA: number; attendDepuis?: number | undefined }

const ouvertes = new WeakMap<pg.Pool, Map<pg.PoolClient, Suivie>>()

/** Suit les connexions d'une réserve, et ce qu'elles attendent. `perdue` : l'erreur dit que la connexion ne peut plus servir. */
export function suivreLesConnexions(reserve: pg.Pool, perdue: (erreur: unknown) => boolean): void {
  const suivies = new Map<pg.PoolClient, Suivie>()
  ouvertes.set(reserve, suivies)
  reserve.on('connect', (client) => {
    const suivie: Suivie = { ouverteA: performance.now() }
    suivies.set(client, suivie)
    suivreLesRequetes(client, suivie, perdue)
  })
  reserve.on('remove', (client) => suivies.delete(client))
}

/**
 * Ferme net les connexions ouvertes : l'autre bout n'est peut-être plus là, et rien ne le dirait. Ce qu'elles faisaient échoue
 * aussitôt ; la réserve en ouvre d'autres. `epargner` : laisse celles dont la requête attend depuis moins longtemps (millisecondes).
 */
export function rompre(reserve: pg.Pool, epargner = 0): void {
  const recente = performance.now() - epargner
  for (const [client, { attendDepuis = 0 }] of ouvertes.get(reserve) ?? []) if (attendDepuis <= recente) couper(client)
}

/** Sans un adieu que personne ne recevrait : la prise est détruite, la requête en cours échoue, la réserve oublie la connexion. */
export function couper(client: pg.PoolClient): void {
  client.connection.stream.destroy()
}

/**
 * Les connexions dont la requête attend depuis `tardive` millisecondes alors que le serveur, demandé par une connexion neuve, n'en
 * fait rien : la demande, ou la réponse, s'est perdue. Rien si un intermédiaire (PgBouncer) donne d'autres numéros que PostgreSQL.
 */
export async function connexionsMuettes(
  reserve: pg.Pool,
  sonde: pg.Client,
  tardive: number,
  delai: number,
): Promise<() => pg.PoolClient[]> {
  const limite = performance.now() - tardive
  const tardives = [...(ouvertes.get(reserve) ?? [])].flatMap(([client, { ouverteA, attendDepuis = Number.POSITIVE_INFINITY }]) =>
    attendDepuis <= limite ? [{ client, pid: numero(client), ouverteA, attendDepuis }] : [],
  )
  if (tardives.length === 0) return () => []
  const { rows } = await auPlus(delai, sonde.query<{ pid: number; age: number; ici: number }>(auTravail, [tardives.map(({ pid }) => pid)]))
  const maintenant = performance.now()
  if (rows.some(({ ici }) => ici !== numero(sonde))) return () => []
  // Après une bascule, un numéro peut être celui d'un autre sur le nouveau serveur : l'âge de la connexion le dit.
  const servie = (pid: number, age: number) => rows.some((ligne) => ligne.pid === pid && ligne.age > age - 1000 && ligne.age < age + 6000)
  const suspectes = tardives.filter(({ pid, ouverteA }) => !servie(pid, maintenant - ouverteA))
  // Une réponse partie pendant qu'on demandait a le temps d'arriver.
  return () =>
    suspectes
      .filter(({ client, attendDepuis }) => ouvertes.get(reserve)?.get(client)?.attendDepuis === attendDepuis)
      .map(({ client }) => client)
}

// La première ligne vient toujours : elle porte le numéro de la sonde, vu du serveur.
const auTravail = `SELECT pid, extract(epoch FROM clock_timestamp() - backend_start)::float8 * 1000 AS age, pg_backend_pid() AS ici
  FROM pg_stat_activity
  WHERE pid = pg_backend_pid() OR (pid = ANY($1::int[]) AND state IN ('active', 'fastpath function call', 'disabled'))`

const numero = (client: pg.Client): number => ('processID' in client && typeof client.processID === 'number' ? client.processID : 0)

// Une requête restée sans réponse laisse la connexion au milieu d'un échange : rendue telle quelle, elle mêlerait les écritures
// de la suivante à une transaction que plus personne ne finit. De même celle d'un serveur qui n'écrit plus : il a un remplaçant.
function suivreLesRequetes(client: pg.PoolClient, suivie: Suivie, perdue: (erreur: unknown) => boolean): void {
  const { query } = client
  Object.assign(client, {
    query: (...demande: unknown[]) => {
      const reponse: unknown = Reflect.apply(query, client, demande)
      if (reponse instanceof Promise) {
        const debut = performance.now()
        suivie.attendDepuis = debut
        const repondu = () => {
          if (suivie.attendDepuis === debut) suivie.attendDepuis = undefined
        }
        reponse.then(repondu, (erreur: unknown) => {
          repondu()
          if (perdue(erreur)) void client.end()
        })
      }
      return reponse
    },
  })
}
