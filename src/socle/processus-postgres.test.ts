import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveurVivant } from './processus-postgres.ts'

let lieu = ''
const donnees = () => path.join(lieu, 'postgres')
beforeAll(() => {
  lieu = mkdtempSync(path.join(os.tmpdir(), 'processus-'))
  mkdirSync(donnees())
  symlinkSync(donnees(), path.join(lieu, 'lien'))
})
afterAll(() => rmSync(lieu, { recursive: true }))

// Un processus de ce nom, lancé avec ces arguments, dont le numéro est celui que dit le témoin.
async function vivant(argv0: string, args: string[]): Promise<boolean> {
  const processus = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 20_000)', '--', ...args], { argv0, stdio: 'ignore' })
  await new Promise((suite) => processus.once('spawn', suite))
  writeFileSync(path.join(donnees(), 'postmaster.pid'), `${processus.pid}\n`)
  const dit = serveurVivant(donnees())
  processus.kill('SIGKILL')
  await new Promise((suite) => processus.once('close', suite))
  return dit
}

describe('le serveur que dit le témoin', () => {
  it('est vivant si c’est un PostgreSQL de ce dossier, par quelque chemin que ce soit', async () => {
    expect(await vivant('/usr/lib/postgresql/bin/postgres', ['-D', donnees()])).toBe(true)
    expect(await vivant('postgres', ['-D', path.join(lieu, 'lien')])).toBe(true)
  })

  it('ne l’est pas si son numéro est pris par un autre programme, ou par le PostgreSQL d’un autre dossier', async () => {
    expect(await vivant('nginx', ['-D', donnees()])).toBe(false)
    expect(await vivant('postgres', ['-D', lieu])).toBe(false)
    expect(await vivant('postgres: catalyse catalyse [local] idle', [])).toBe(false)
    writeFileSync(path.join(donnees(), 'postmaster.pid'), '')
    expect(serveurVivant(donnees())).toBe(false)
  })
})
