import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { dossierProvisoire, effacer, executer, installer, sansQuoiNon } from './installation.ts'

// Les Node d'essai : ceux de la machine et, dans NODES_D_ESSAI, leurs chemins séparés par « : ». Celui du paquet sert aussi.
const trouves = [
  ...(process.env.PATH ?? '').split(':').map((dossier) => path.join(dossier, 'node')),
  ...(process.env.NODES_D_ESSAI ?? '').split(':'),
]
const versions = new Map([process.execPath, ...trouves].filter((chemin) => chemin !== '' && existsSync(chemin)).map(versionDe))
function versionDe(chemin: string): [number, string] {
  return [Number.parseInt(spawnSync(chemin, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout, 10), chemin]
}

let lieu = ''
let installation = ''
beforeAll(() => {
  lieu = dossierProvisoire('versions-de-node-')
  installation = installer(path.join(lieu, 'sans Node livré'), { node: false })
}, 120_000)
afterAll(() => effacer(lieu))

// Ce que fait « npm run » : les commandes du paquet d'abord, puis celles de la machine. Ici le Node d'essai, et rien d'autre.
function cheminAvec(node: string): string {
  const dossier = path.join(lieu, createHash('sha256').update(node).digest('hex').slice(0, 8))
  mkdirSync(dossier, { recursive: true })
  if (!existsSync(path.join(dossier, 'node'))) symlinkSync(node, path.join(dossier, 'node'))
  return `${dossier}:/usr/bin:/bin`
}
const commande = (node: string, texte: string) => executer(['/bin/sh', '-c', texte], { cwd: installation, env: { PATH: cheminAvec(node) } })

describe('sans le Node livré', () => {
  const ancien = [...versions].find(([majeure]) => majeure < 22)
  it.skipIf(sansQuoiNon(ancien !== undefined, 'un Node 20 (NODES_D_ESSAI)'))('Node 20 : une phrase dit quoi faire', async () => {
    for (const texte of ['node -r ./scripts/verifier-node.cjs scripts/construire.ts --si-besoin', 'node dist/serveur/server.js']) {
      const { code, sortie } = await commande(ancien?.[1] ?? '', texte)
      expect(sortie).toMatch(
        /^\nCatalyse ne peut pas démarrer\. Elle tourne sous Node 22\.18 ou plus récent, et celui-ci est le \d+\..*« npm ci »/,
      )
      expect([code, sortie.trim().split('\n').length]).toEqual([1, 1])
    }
  })

  for (const majeure of [22, 24]) {
    const node = versions.get(majeure)
    it.skipIf(sansQuoiNon(node !== undefined, `un Node ${majeure} (NODES_D_ESSAI)`))(
      `Node ${majeure} : les commandes marchent`,
      async () => {
        const lancer = 'node -r ./scripts/verifier-node.cjs scripts'
        const { code, sortie } = await commande(
          node ?? '',
          `${lancer}/construire.ts --si-besoin && ${lancer}/administrateur.ts a@essai.invalid`,
        )
        expect(sortie).toMatch(/a@essai\.invalid (a maintenant un compte et )?administre ce site/)
        expect(code).toBe(0)
      },
    )
  }
})
