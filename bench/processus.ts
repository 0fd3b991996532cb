import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as attendre } from 'node:timers/promises'

const ouverts = new Set<ChildProcess>()
process.on('exit', () => {
  for (const processus of ouverts) processus.kill('SIGKILL')
})

/** Lance un processus sur un seul cœur (0 : ce qu'on mesure ; 1 : qui le sollicite). Tué avec le banc. */
export function lancerSurUnCoeur(coeur: 0 | 1, commande: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const processus = spawn('taskset', ['-c', String(coeur), commande, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  ouverts.add(processus)
  return processus
}

export async function arreter(processus: ChildProcess): Promise<void> {
  ouverts.delete(processus)
  const fin = new Promise((suite) => processus.once('exit', suite))
  processus.kill('SIGTERM')
  await fin
}

/** L'application construite, sur cette base ; rend son adresse quand elle répond. */
export async function lancerApplication(databaseUrl: string, port: number, env: Record<string, string> = {}) {
  const reglages = {
    DATABASE_URL: databaseUrl,
    PORT: String(port),
    DOSSIER_DONNEES: '.catalyse/bench',
    NODE_ENV: 'production',
    ...env,
  }
  const processus = lancerSurUnCoeur(0, process.execPath, ['dist/serveur/server.js'], reglages)
  const url = `http://127.0.0.1:${port}`
  await attendreReponse(`${url}/sante`)
  return { url, processus }
}

/** Redemande jusqu'à une réponse 200 ; rend l'heure de cette réponse. */
export async function attendreReponse(url: string, secondes = 60): Promise<number> {
  const terme = Date.now() + secondes * 1000
  while (Date.now() < terme) {
    const statut = await fetch(url)
      .then(async (reponse) => {
        await reponse.arrayBuffer()
        return reponse.status
      })
      .catch(() => 0)
    if (statut === 200) return performance.now()
    await attendre(10)
  }
  throw new Error(`${url} ne répond pas`)
}

/** Ce processus et tous ses descendants. */
export function famille(pid: number): number[] {
  const parents = new Map<number, number[]>()
  for (const nom of readdirSync('/proc').filter((n) => /^\d+$/.test(n))) {
    const parent = Number(lire(`/proc/${nom}/stat`).match(/\) \S (\d+)/)?.[1] ?? 0)
    parents.set(parent, [...(parents.get(parent) ?? []), Number(nom)])
  }
  const suivre = (p: number): number[] => [p, ...(parents.get(p) ?? []).flatMap(suivre)]
  return suivre(pid)
}

/** Mémoire d'un processus, en Mo : sa part propre et sa part des pages partagées (PSS). */
export function pss(pid: number): number {
  return Number(lire(`/proc/${pid}/smaps_rollup`).match(/^Pss:\s+(\d+)/m)?.[1] ?? 0) / 1000
}

/** Le temps de processeur pris par ces processus et leurs descendants, en secondes (pas de 10 ms). */
export function processeur(pids: number[]): number {
  const champs = pids.flatMap(famille).map((pid) => lire(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [])
  return champs.reduce((somme, champ) => somme + Number(champ[11] ?? 0) + Number(champ[12] ?? 0), 0) / 100
}

function lire(chemin: string): string {
  try {
    return readFileSync(chemin, 'utf8')
  } catch {
    return ''
  }
}
