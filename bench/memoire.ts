import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import path from 'node:path'
import type { Mesure, Resultat } from './mesurer.ts'
import { type Poids, peser, unDemarrage, type Version, visiter } from './npm-start.ts'

const precedente = process.env.VERSION_PRECEDENTE

/**
 * Tout ce que `npm start` laisse en marche après le premier démarrage et trois cents pages, par cette version et par la
 * précédente, dans une même séance : PSS, ici / avant, et le décompte de chaque côté.
 */
export const mesure: Mesure = { nom: 'memoire', faire }

async function faire(): Promise<Resultat[]> {
  if (!precedente || !existsSync(path.join(precedente, 'dist/serveur/server.js'))) {
    process.stdout.write('  SAUTÉ : VERSION_PRECEDENTE=dossier de la version précédente, construite.\n')
    return []
  }
  const rapports: number[] = []
  let note = ''
  for (let i = 0; i < 3; i++) {
    const ici = await apresVisite({ dossier: process.cwd(), donnees: path.resolve('.catalyse/bench-memoire'), port: 3953 })
    const avant = await apresVisite({ dossier: precedente, donnees: path.resolve('.catalyse/bench-memoire-avant'), port: 3954 })
    rapports.push(ici.total / avant.total)
    note = `${decompte(ici)} ; avant ${decompte(avant)}`
  }
  return [{ nom: 'mémoire de tout le site, ici / avant', valeurs: rapports, seuil: 0.6, sens: 'au plus', note }]
}

async function apresVisite(version: Version): Promise<Poids> {
  await rm(version.donnees, { recursive: true, force: true })
  let poids: Poids = { application: 0, npm: 0, autres: 0, postgres: 0, total: 0 }
  await unDemarrage(version, async (pid) => {
    await visiter(version.port)
    poids = peser(version, pid)
  })
  return poids
}

const decompte = ({ total, ...parts }: Poids): string =>
  `${total.toFixed(0)} Mo (${Object.entries(parts)
    .map(([qui, mo]) => `${qui} ${mo.toFixed(0)}`)
    .join(', ')})`
