import pg from 'pg'
import { connueInjoignable, estBaseInjoignable } from './base-injoignable.ts'
import { ouvrirConnexion } from './connexion.ts'

/** La base est-elle joignable ? Ce que cette réserve en sait. */
export type Veille = {
  /** Prend une connexion, ou le refuse aussitôt tant que la base est connue injoignable. */
  connecter: () => Promise<pg.PoolClient>
  enPanne: () => boolean
  cesser: () => void
}

const pas = 500
const lenteur = 1000
const delaiDeLaSonde = 2000

/**
 * Veille sur une réserve : un serveur figé accepte les connexions et ne répond jamais, rien ne le dit. Quand une requête tarde
 * (une seconde), on sonde la base par une connexion neuve ; sans réponse en deux secondes, les connexions prêtées sont fermées,
 * chaque requête échoue donc, et les suivantes sont refusées sans attendre, jusqu'à ce qu'une sonde réponde.
 */
export function veiller(reserve: pg.Pool, url: string): Veille {
  const pretees = new Map<pg.PoolClient, number>()
  const toutes = new Set<pg.PoolClient>()
  // Ouvertes avant une panne : l'autre bout n'est peut-être plus là.
  const perimees = new WeakSet<pg.PoolClient>()
  let enPanne = false
  let derniere = 0
  let sonde: Promise<void> | undefined
  reserve.on('connect', (client) => toutes.add(client))
  reserve.on('acquire', (client) => pretees.set(client, Date.now()))
  reserve.on('release', (_erreur, client) => pretees.delete(client))
  reserve.on('remove', (client) => {
    toutes.delete(client)
    pretees.delete(client)
  })
  const sonder = (): Promise<void> => {
    sonde ??= vivante(url).then((vit) => {
      enPanne = !vit
      derniere = Date.now()
      sonde = undefined
      if (vit) return
      for (const client of toutes) perimees.add(client)
      for (const client of pretees.keys()) void client.end()
    })
    return sonde
  }
  const tarde = () => Date.now() - Math.max(derniere, Math.min(...pretees.values())) > lenteur
  const ronde = setInterval(() => {
    if (enPanne || (pretees.size > 0 && tarde())) void sonder()
  }, pas).unref()
  const connecter = async (): Promise<pg.PoolClient> => {
    for (;;) {
      if (enPanne) throw connueInjoignable()
      const client = await reserve.connect()
      if (!perimees.has(client)) return client
      client.release(true)
    }
  }
  return {
    connecter: () =>
      connecter().catch((erreur: unknown) => {
        if (!enPanne && estBaseInjoignable(erreur)) void sonder()
        throw erreur
      }),
    enPanne: () => enPanne,
    cesser: () => clearInterval(ronde),
  }
}

// Le serveur qui refuse une connexion de plus répond : celles qui sont ouvertes servent encore.
async function vivante(url: string): Promise<boolean> {
  try {
    const client = await ouvrirConnexion(url, 'catalyse-sonde', { connexion: delaiDeLaSonde })
    await client.end()
    return true
  } catch (erreur) {
    return erreur instanceof pg.DatabaseError && !/^57P0/.test(erreur.code ?? '')
  }
}
