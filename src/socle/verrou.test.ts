import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sousVerrou } from './verrou.ts'

let dossier = ''
const verrou = () => path.join(dossier, 'verrou')

beforeAll(() => {
  dossier = mkdtempSync(path.join(os.tmpdir(), 'verrou-'))
})
afterAll(() => rmSync(dossier, { recursive: true }))

describe('un verrou', () => {
  it("n'admet qu'un travail à la fois, et les fait tous", async () => {
    let dedans = 0
    const travail = async () => {
      expect(++dedans).toBe(1)
      await attendre(20)
      return dedans--
    }
    expect(await Promise.all(Array.from({ length: 8 }, () => sousVerrou(verrou(), travail)))).toEqual(Array(8).fill(1))
    expect(existsSync(verrou())).toBe(false)
  })

  it('est rendu quand le travail échoue', async () => {
    await expect(sousVerrou(verrou(), async () => Promise.reject(new Error('raté')))).rejects.toThrow('raté')
    expect(await sousVerrou(verrou(), async () => 'fait')).toBe('fait')
  })

  it('laissé par un mort, est repris par un seul de ceux qui attendent', async () => {
    const mort = spawnSync('true').pid
    writeFileSync(verrou(), `${mort} jeton\n/usr/bin/true`)
    let dedans = 0
    const travail = async () => {
      expect(++dedans).toBe(1)
      await attendre(5)
      dedans--
    }
    await Promise.all(Array.from({ length: 8 }, () => sousVerrou(verrou(), travail)))
  })

  it('laissé par un mort dont le numéro est le nôtre, ou celui d’un autre programme, est repris', async () => {
    for (const pid of [process.pid, process.ppid]) {
      writeFileSync(verrou(), `${pid} jeton\nun autre programme`)
      expect(await sousVerrou(verrou(), async () => 'fait')).toBe('fait')
    }
  })
})
