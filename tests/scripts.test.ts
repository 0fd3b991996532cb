import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findMembreByCourriel } from '#membre/membre.repository.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import { supprimerBase, urlDe } from '#socle/bases.ts'
import { ouvrirDb } from '#socle/db.ts'
import { mettreEnService } from './serveur-en-service.ts'

const base = baseDeTest({ servie: true })
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

const nommer = async (env: Record<string, string>) => {
  const tout = { ...process.env, DATABASE_URL: base.base.url, DOSSIER_DONNEES: dossier, ...env }
  return (await promisify(execFile)(process.execPath, ['scripts/administrateur.ts', 'eva@essai.invalid'], { env: tout })).stdout
}

describe("le lien que donne la commande d'administration", () => {
  it('sans démarrage connu, suit les réglages, et le dit', async () => {
    expect(await nommer({ PORT: '4321' })).toMatch(
      / {2}http:\/\/localhost:4321\/connexion\/lien\?[\s\S]*Aucun démarrage du site n’est connu/,
    )
  })

  it('mène où le site écoute vraiment, qu’il réponde ou non', async () => {
    const serveur = await mettreEnService({ DATABASE_URL: base.base.url, DOSSIER_DONNEES: dossier })
    const port = new URL(serveur.url).port
    const enMarche = await nommer({ PORT: '4321' })
    expect(enMarche).toContain(`  http://localhost:${port}/connexion/lien?`)
    expect(enMarche).not.toMatch(/ne répond pas|Aucun démarrage/)
    // Le lien ouvre bien la page où l'on confirme.
    expect((await fetch(enMarche.match(/http:\S+/)?.[0] ?? '')).status).toBe(200)
    serveur.processus.kill('SIGTERM')
    await serveur.fin
    expect(await nommer({})).toMatch(
      new RegExp(`localhost:${port}/[\\s\\S]*ne répond pas à http://localhost:${port} pour l’instant : lancez`),
    )
    expect(await nommer({ ADRESSE_PUBLIQUE: 'https://catalyse.example/' })).toContain('  https://catalyse.example/connexion/lien?')
  })
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
