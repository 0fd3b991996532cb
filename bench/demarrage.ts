import path from 'node:path'
import type { Mesure, Resultat } from './mesurer.ts'
import { type Poids, peser, unDemarrage, visiter } from './npm-start.ts'

const ici = { dossier: process.cwd(), donnees: path.resolve('.catalyse/bench-demarrage'), port: 3927 }

/** `npm start` sur une base déjà prête, jusqu'à la première page ; puis la mémoire, une fois le site visité. */
export const mesure: Mesure = { nom: 'demarrage', faire }

async function faire(): Promise<Resultat[]> {
  // Une première fois pour rien : construit, crée la base, charge les territoires.
  await unDemarrage(ici, async () => {})
  const durees: number[] = []
  for (let i = 0; i < 5; i++) durees.push((await unDemarrage(ici, async () => {})) / 1000)
  let poids: Poids = { application: 0, npm: 0, autres: 0, postgres: 0, total: 0 }
  await unDemarrage(ici, async (pid) => {
    await visiter(ici.port)
    poids = peser(ici, pid)
  })
  const note = `PSS de tous les processus : ${poids.total.toFixed(0)} Mo, dont PostgreSQL ${poids.postgres.toFixed(0)} Mo`
  return [
    { nom: "npm start, jusqu'à la première page", valeurs: durees, unite: 's', seuil: 3, sens: 'au plus' },
    { nom: "mémoire du processus de l'application", valeurs: [poids.application], unite: 'Mo', seuil: 200, sens: 'au plus', note },
  ]
}
