import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { secretGarde } from './secret.ts'

let lieu = ''
beforeAll(() => {
  lieu = mkdtempSync(path.join(os.tmpdir(), 'secret-'))
})
afterAll(() => rmSync(lieu, { recursive: true }))

describe('le secret gardé avec les données', () => {
  it('est tiré une fois, et réservé à qui lance le site', () => {
    const dossier = path.join(lieu, 'neuf')
    const secret = secretGarde(dossier)
    expect(secret).toHaveLength(43)
    expect(secretGarde(dossier)).toBe(secret)
    expect(statSync(path.join(dossier, 'secret')).mode & 0o777).toBe(0o600)
    expect(readdirSync(dossier)).toEqual(['secret'])
  })

  it('est le même pour six démarrages au même instant', async () => {
    const programme = `import { secretGarde } from './src/socle/secret.ts'
      while (Date.now() < Number(process.argv[2])) {}
      console.log(secretGarde(process.argv[1]))`
    const args = ['--input-type=module', '--eval', programme, path.join(lieu, 'ensemble'), String(Date.now() + 1500)]
    const lus = await Promise.all(Array.from({ length: 6 }, () => promisify(execFile)(process.execPath, args)))
    expect(new Set(lus.map(({ stdout }) => stdout)).size).toBe(1)
    expect(readdirSync(path.join(lieu, 'ensemble'))).toEqual(['secret'])
  })

  it.each([
    ['vide', ''],
    ['vide', '\n'],
    ['trop court', 'un-secret-coupe'],
  ])('%s, est refusé par une phrase qui dit quoi faire', (comment, contenu) => {
    const dossier = path.join(lieu, `faux-${contenu.length}`)
    mkdirSync(dossier)
    writeFileSync(path.join(dossier, 'secret'), contenu)
    expect(() => secretGarde(dossier)).toThrow(new RegExp(`Le secret gardé dans .*secret est ${comment} : .*supprimez ce fichier`))
  })
})
