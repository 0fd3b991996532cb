import { spawn } from 'node:child_process'
import path from 'node:path'
import { pidDuServeur } from '#socle/processus-postgres.ts'
import { chronometrer, type Mesure, type Resultat, verifier } from './mesurer.ts'
import { attendreReponse, famille, pss } from './processus.ts'

const port = 3927
const dossier = path.resolve('.catalyse/bench-demarrage')

/** `npm start` sur une base déjà prête, jusqu'à la première page ; puis la mémoire, une fois le site visité. */
export const mesure: Mesure = { nom: 'demarrage', faire }

async function faire(): Promise<Resultat[]> {
  // Une première fois pour rien : construit, crée la base, charge les territoires.
  await unDemarrage(async () => {})
  const durees: number[] = []
  for (let i = 0; i < 5; i++) durees.push((await unDemarrage(async () => {})) / 1000)
  let memoire = { application: 0, total: 0, postgres: 0 }
  await unDemarrage(async (pid) => {
    await visiter()
    memoire = peser(pid)
  })
  const note = `PSS de tous les processus : ${memoire.total.toFixed(0)} Mo, dont PostgreSQL ${memoire.postgres.toFixed(0)} Mo`
  return [
    { nom: "npm start, jusqu'à la première page", valeurs: durees, unite: 's', seuil: 3, sens: 'au plus' },
    { nom: "mémoire du processus de l'application", valeurs: [memoire.application], unite: 'Mo', seuil: 200, sens: 'au plus', note },
  ]
}

async function unDemarrage(pendant: (pid: number) => Promise<void>): Promise<number> {
  // PORT et dossier à part ; le reste comme chez soi. « detached » : npm et ses enfants s'arrêtent ensemble.
  const npm = spawn('npm', ['start', '--silent'], {
    env: { ...process.env, PORT: String(port), DOSSIER_DONNEES: dossier, NIVEAU_JOURNAL: 'error' },
    stdio: 'ignore',
    detached: true,
  })
  const pid = npm.pid ?? 0
  const fin = new Promise((suite) => npm.once('exit', suite))
  const duree = await chronometrer(() => attendreReponse(`http://127.0.0.1:${port}/`, 180))
  await pendant(pid)
  process.kill(-pid, 'SIGTERM')
  await fin
  await plusPersonne()
  return duree
}

async function plusPersonne(): Promise<void> {
  while (pidDuServeur(path.join(dossier, 'postgres')) !== undefined) await new Promise((suite) => setTimeout(suite, 100))
}

// Trois cents pages différentes, dont l'annuaire, les territoires et des recherches.
async function visiter(): Promise<void> {
  for (let i = 0; i < 300; i++) {
    const chemin = ['/', '/catalyseurs', `/acteurs?q=mot${i}`, '/territoires', `/trouver?q=atelier${i}`][i % 5]
    const reponse = await fetch(`http://127.0.0.1:${port}${chemin}`)
    await reponse.arrayBuffer()
    verifier(reponse.status === 200 || reponse.status === 429, `${chemin} répond ${reponse.status}`)
  }
}

function peser(pid: number): { application: number; total: number; postgres: number } {
  const lances = famille(pid).map(pss)
  const postgres = famille(pidDuServeur(path.join(dossier, 'postgres')) ?? 0).map(pss)
  const somme = (liste: number[]) => liste.reduce((a, b) => a + b, 0)
  // Le plus gros des processus lancés par npm est l'application.
  return {
    application: Math.max(...lances),
    postgres: somme(postgres),
    total: somme(lances) + somme(postgres.filter((_, i) => !famille(pid).includes(i))),
  }
}
