import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMembreByCourriel } from '../src/membre/membre.repository.ts'
import { baseDeTest } from '../src/socle/base-de-test.ts'
import { supprimerBase, urlDe } from '../src/socle/bases.ts'
import { ouvrirDb } from '../src/socle/db.ts'

const base = baseDeTest()
const courriel = 'ana@essai.invalid'
let dossier = ''
const demonstration = () => urlDe(base.base.url, 'catalyse_demonstration')

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'scripts-'))
})
afterAll(async () => {
  await supprimerBase(base.base.url, demonstration())
  await rm(dossier, { recursive: true })
})

describe("une commande d'administration", () => {
  it('écrit dans la base des réglages, celle de la démonstration comprise', async () => {
    const env = { ...process.env, DATABASE_URL: base.base.url, DOSSIER_DONNEES: dossier, DEMONSTRATION: '1' }
    const { stdout } = await promisify(execFile)(process.execPath, ['scripts/administrateur.ts', courriel], { env })
    expect(stdout).toContain(`${courriel} a maintenant un compte et administre ce site.`)
    const autre = ouvrirDb(demonstration(), { max: 1 })
    expect(await findMembreByCourriel(autre.db, courriel)).toMatchObject({ role: 'administrateur' })
    await autre.fermer()
    expect(await findMembreByCourriel(base.db, courriel)).toBeUndefined()
  })
})
