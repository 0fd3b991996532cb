import { createServer, connect as joindre, type Socket } from 'node:net'
import path from 'node:path'
import pg from 'pg'
import { z } from 'zod'

/**
 * Un relais devant la base. `taire` : les connexions déjà ouvertes ne transmettent plus rien, sans se fermer, comme après
 * l'arrêt brutal d'une machine ; les neuves servent.
 */
export async function ouvrirRelais(url: string) {
  const { host, port: portDeLaBase, user, password, database } = new pg.Client({ connectionString: url })
  const ouvertes = new Set<Socket>()
  const serveur = createServer((entree) => {
    const sortie = host.startsWith('/') ? joindre(path.join(host, `.s.PGSQL.${portDeLaBase}`)) : joindre({ host, port: portDeLaBase })
    for (const [de, vers] of [
      [entree, sortie],
      [sortie, entree],
    ] as const) {
      ouvertes.add(de)
      de.on('error', () => vers.destroy())
      de.once('close', () => {
        ouvertes.delete(de)
        if (!muettes.has(de)) vers.destroy()
      })
      de.pipe(vers)
    }
  })
  const muettes = new WeakSet<Socket>()
  await new Promise<void>((suite) => serveur.listen(0, '127.0.0.1', suite))
  const { port } = z.object({ port: z.number() }).parse(serveur.address())
  return {
    url: `postgres://${user}${password ? `:${password}` : ''}@127.0.0.1:${port}/${database}`,
    taire: () => {
      for (const prise of ouvertes) {
        muettes.add(prise)
        prise.unpipe()
        prise.pause()
      }
    },
    fermer: async () => {
      for (const prise of ouvertes) prise.destroy()
      await new Promise((suite) => serveur.close(suite))
    },
  }
}
