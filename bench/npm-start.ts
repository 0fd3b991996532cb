import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { pidDuServeur } from '#socle/processus-postgres.ts'
import { chronometrer, verifier } from './mesurer.ts'
import { attendreReponse, famille, pss } from './processus.ts'

/** Une version à mesurer : son dossier, construit ; où vivent ses données ; son port. */
export type Version = { dossier: string; donnees: string; port: number }

/** `npm start`, jusqu'à la première page ; puis `pendant` ; puis l'arrêt. Rend la durée du démarrage, en millisecondes. */
export async function unDemarrage({ dossier, donnees, port }: Version, pendant: (pid: number) => Promise<void>): Promise<number> {
  // PORT et dossier à part ; le reste comme chez soi. « detached » : npm et ses enfants s'arrêtent ensemble.
  const npm = spawn('npm', ['start', '--silent'], {
    cwd: dossier,
    env: { ...process.env, PORT: String(port), DOSSIER_DONNEES: donnees, NIVEAU_JOURNAL: 'error' },
    stdio: 'ignore',
    detached: true,
  })
  const pid = npm.pid ?? 0
  const fin = new Promise((suite) => npm.once('exit', suite))
  const duree = await chronometrer(() => attendreReponse(`http://127.0.0.1:${port}/`, 180))
  await pendant(pid)
  process.kill(-pid, 'SIGTERM')
  await fin
  while (pidDuServeur(path.join(donnees, 'postgres')) !== undefined) await new Promise((suite) => setTimeout(suite, 100))
  return duree
}

/** Trois cents pages différentes, dont l'annuaire, les territoires et des recherches. */
export async function visiter(port: number): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const chemin = ['/', '/catalyseurs', `/acteurs?q=mot${i}`, '/territoires', `/trouver?q=atelier${i}`][i % 5]
    const reponse = await fetch(`http://127.0.0.1:${port}${chemin}`)
    await reponse.arrayBuffer()
    verifier(reponse.status === 200 || reponse.status === 429, `${chemin} répond ${reponse.status}`)
  }
}

export type Poids = { application: number; npm: number; autres: number; postgres: number; total: number }

/** Le PSS de ce que `npm start` laisse en marche, en Mo. `autres` : les ouvriers de l'atelier. */
export function peser({ donnees }: Version, pid: number): Poids {
  const postgres = somme(famille(pidDuServeur(path.join(donnees, 'postgres')) ?? 0))
  const [npm, application, ...autres] = famille(pid).filter((p) => !/postgres/.test(commande(p)))
  const poids = { npm: somme([npm ?? 0]), application: somme([application ?? 0]), autres: somme(autres), postgres }
  return { ...poids, total: poids.npm + poids.application + poids.autres + postgres }
}

const somme = (pids: number[]): number => pids.map(pss).reduce((a, b) => a + b, 0)

const commande = (pid: number): string => readFileSync(`/proc/${pid}/cmdline`, 'utf8')

const paquet = z.object({ scripts: z.object({ start: z.string() }) })

/** Les options de Node et les variables avec lesquelles `npm start` lance le serveur de ce dossier. */
export function reglagesDeStart(dossier: string): { options: string[]; env: Record<string, string> } {
  const { start } = paquet.parse(JSON.parse(readFileSync(path.join(dossier, 'package.json'), 'utf8'))).scripts
  const [, variables = '', options = ''] = /&& ((?:\w+=\w+ )*)exec node (.*?)dist\/serveur/.exec(start) ?? []
  const env = Object.fromEntries([...variables.matchAll(/(\w+)=(\w+)/g)].map(([, nom = '', valeur = '']) => [nom, valeur]))
  return { options: options.split(' ').filter(Boolean), env }
}
