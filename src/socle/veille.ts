import { setTimeout as attendre } from 'node:timers/promises'
import pg from 'pg'
import { connueInjoignable, estBaseInjoignable } from './base-injoignable.ts'
import { ouvrirConnexion } from './connexion.ts'
import { connexionsMuettes, couper } from './connexions-muettes.ts'

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
const delaiDUneReponse = 300

/**
 * Veille sur une réserve : un serveur figé accepte les connexions et ne répond jamais, rien ne le dit. Quand une requête tarde
 * (une seconde), on sonde la base par une connexion neuve ; sans réponse en deux secondes, les connexions prêtées sont fermées,
 * chaque requête échoue donc, et les suivantes sont refusées sans attendre, jusqu'à ce qu'une sonde réponde. Si le serveur répond
 * mais ne fait rien de ce que l'on attend (bascule, lien rompu sans un mot), ces connexions-là sont fermées, et les autres ne resservent pas.
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
    sonde ??= interroger(url, reserve).then(({ vit, muettes }) => {
      enPanne = !vit
      derniere = Date.now()
      sonde = undefined
      if (vit && muettes.length === 0) return
      for (const client of toutes) perimees.add(client)
      for (const client of vit ? muettes : pretees.keys()) couper(client)
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
async function interroger(url: string, reserve: pg.Pool): Promise<{ vit: boolean; muettes: pg.PoolClient[] }> {
  let client: pg.Client | undefined
  try {
    client = await ouvrirConnexion(url, 'catalyse-sonde', { connexion: delaiDeLaSonde })
    const muettes = await connexionsMuettes(reserve, client, lenteur, delaiDeLaSonde)
    await attendre(delaiDUneReponse)
    return { vit: true, muettes: muettes() }
  } catch (erreur) {
    return { vit: erreur instanceof pg.DatabaseError && !/^57P0/.test(erreur.code ?? ''), muettes: [] }
  } finally {
    void client?.end()
  }
}
