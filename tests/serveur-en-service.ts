import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { z } from 'zod'

const serveurConstruit = 'dist/serveur/server.js'

/** Ce que reçoit tout processus lancé par un test ; son code compilé se garde d'un lancement à l'autre. */
export const envDUnEssai = { PATH: process.env.PATH, NODE_COMPILE_CACHE: path.resolve('node_modules/.cache/essais') }

export type ServeurEnService = {
  url: string
  processus: ChildProcess
  /** Tout ce qu'il a écrit sur sa sortie d'erreur. */
  sortie: () => string
  /** Attend sa fin ; rend son code, ou null s'il a été tué. */
  fin: Promise<number | null>
}

const annonce = z.object({ port: z.number() })

/** Le serveur construit, dans son propre processus, sur un port libre. `npm test` construit avant ; sinon on construit s'il manque. */
export async function mettreEnService(env: Record<string, string>, avant: string[] = []): Promise<ServeurEnService> {
  const { processus, sortie, fin } = lancer(env, avant)
  const port = await new Promise<number>((suite, echec) => {
    processus.once('message', (message) => suite(annonce.parse(message).port))
    void fin.then((code) => echec(new Error(`Le serveur s'est arrêté (${code}) : ${sortie()}`)))
  })
  return { url: `http://127.0.0.1:${port}`, processus, sortie, fin }
}

/** Le serveur construit, qui peut refuser de démarrer. `avant` : la commande qui le lance, pour le borner par exemple. */
export function lancer(env: Record<string, string>, avant: string[] = []): Omit<ServeurEnService, 'url'> {
  if (!existsSync(serveurConstruit)) spawnSync(process.execPath, ['scripts/construire.ts'], { stdio: 'inherit' })
  const [commande = process.execPath, ...args] = [...avant, process.execPath, serveurConstruit]
  const processus = spawn(commande, args, {
    env: { ...envDUnEssai, HOME: process.env.HOME, NODE_ENV: 'production', NIVEAU_JOURNAL: 'error', PORT: '0', ...env },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  let ecrit = ''
  processus.stderr?.on('data', (morceau: Buffer) => (ecrit += morceau.toString()))
  const fin = new Promise<number | null>((suite) => processus.once('close', suite))
  return { processus, sortie: () => ecrit, fin }
}

/** Redemande jusqu'à ce que ce soit vrai ; échoue après ce délai (secondes). */
export async function jusqua(vrai: () => Promise<boolean>, secondes: number, quoi: string): Promise<void> {
  const terme = Date.now() + secondes * 1000
  while (!(await vrai().catch(() => false))) {
    if (Date.now() > terme) throw new Error(`Toujours pas, après ${secondes} s : ${quoi}`)
    await attendre(50)
  }
}
