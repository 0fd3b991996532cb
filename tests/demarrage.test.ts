import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, request } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as attendre } from 'node:timers/promises'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { z } from 'zod'
import { baseDeTest } from '#socle/base-de-test.ts'
import { ouvrirConnexion } from '#socle/connexion.ts'
import { lancer, mettreEnService, type ServeurEnService } from './serveur-en-service.ts'

const base = baseDeTest({ servie: true })
let dossier = ''
let serveur: ServeurEnService

const reglages = () => ({ DOSSIER_DONNEES: dossier, DATABASE_URL: base.base.url })

beforeAll(async () => {
  dossier = await mkdtemp(path.join(os.tmpdir(), 'demarrage-'))
  serveur = await mettreEnService(reglages())
})
afterAll(async () => {
  serveur.processus.kill('SIGKILL')
  await serveur.fin
  await rm(dossier, { recursive: true })
})

describe('un démarrage impossible se dit en une phrase', () => {
  it.each([
    [{ PORT: 'trois' }, /Réglage invalide[\s\S]*PORT : doit être un nombre entier de 0 à 65535/],
    [{ PORT: '99999' }, /PORT : doit être un nombre entier de 0 à 65535/],
    [{ DEMONSTRATION: 'oui' }, /DEMONSTRATION : doit valoir 0 ou 1/],
    [{ ADRESSE_PUBLIQUE: 'catalyse.example' }, /ADRESSE_PUBLIQUE : doit être une adresse entière, comme https/],
    [{ SECRET: 'court' }, /SECRET : doit compter au moins 32 caractères/],
    [{ DATABASE_URL: 'mysql://localhost/catalyse' }, /DATABASE_URL : doit commencer par postgres/],
    [{ NIVEAU_JOURNAL: 'bavard', MANDATAIRES: '-1' }, /MANDATAIRES[\s\S]*NIVEAU_JOURNAL/],
  ])('réglage faux : %o', async (faux, phrase) => {
    await seTermine({ ...reglages(), ...faux }, phrase)
  })

  it('la base ne répond pas', () =>
    seTermine({ ...reglages(), DATABASE_URL: 'postgres://personne@127.0.0.1:1/rien' }, /La base de données ne répond pas/))

  it("la base n'existe pas", () =>
    seTermine({ ...reglages(), DATABASE_URL: base.base.url.replace(/catalyse_\w+/, 'inconnue') }, /Cette base n'existe pas/))

  it.each([
    ['vide', ''],
    ['trop court', 'coupe'],
  ])('le secret gardé est %s', async (comment, contenu) => {
    const abime = await mkdtemp(path.join(dossier, 'secret-'))
    await writeFile(path.join(abime, 'secret'), contenu)
    await seTermine({ ...reglages(), DOSSIER_DONNEES: abime }, new RegExp(`Le secret gardé dans .* est ${comment} : `))
  })

  it('le port est déjà pris', async () => {
    const autre = createServer()
    await new Promise<void>((suite) => autre.listen(0, '127.0.0.1', suite))
    const port = z.object({ port: z.number() }).parse(autre.address()).port
    await seTermine({ ...reglages(), PORT: String(port) }, new RegExp(`Le port ${port} est déjà pris`))
    await new Promise((suite) => autre.close(suite))
  })
})

describe('en service', () => {
  it('/sante répond que tout va bien', async () => {
    const reponse = await fetch(`${serveur.url}/sante`)
    expect([reponse.status, await reponse.json()]).toEqual([200, { etat: 'bien' }])
  })

  it('/metriques se lit depuis la machine, jamais à travers un mandataire', async () => {
    expect((await fetch(`${serveur.url}/metriques`)).status).toBe(200)
    expect((await fetch(`${serveur.url}/metriques`, { headers: { 'x-forwarded-for': '192.0.2.7' } })).status).toBe(403)
  })

  it("à SIGTERM, l'envoi commencé est mené à sa réponse, puis le processus finit proprement", async () => {
    const autre = await mettreEnService(reglages())
    const reponse = envoiLent(autre)
    expect(await reponse).toBe(303)
    expect(await autre.fin).toBe(0)
    await expect(fetch(`${autre.url}/sante`)).rejects.toThrow()
  })

  it('à SIGTERM, un envoi sans fin et un import qui attend, ensemble, ne le retiennent pas dix secondes', async () => {
    const autre = await mettreEnService(reglages())
    // L'application entière attend l'import : un verrou le tient.
    const verrou = await ouvrirConnexion(base.base.url, 'essai')
    await verrou.query('BEGIN; LOCK TABLE import IN ACCESS EXCLUSIVE MODE')
    await base.db.executeQuery(sql`INSERT INTO pgboss.job (name, data) VALUES ('importer-acteurs', '{"id": 1}')`.compile(base.db))
    await vi.waitFor(async () => {
      const { rowCount } = await verrou.query(
        "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'catalyse' AND wait_event_type = 'Lock'",
      )
      expect(rowCount).toBeGreaterThan(0)
    }, 20_000)
    const envoi = request(`${autre.url}/deconnexion`, {
      method: 'POST',
      headers: { origin: autre.url, 'content-type': 'application/x-www-form-urlencoded' },
    })
    envoi.on('error', () => {})
    const distille = setInterval(() => envoi.write('a'), 200)
    await attendre(400)
    const debut = performance.now()
    autre.processus.kill('SIGTERM')
    expect(await autre.fin).toBe(0)
    expect(performance.now() - debut).toBeLessThan(10_000)
    clearInterval(distille)
    envoi.destroy()
    await verrou.end()
  })
})

// Le corps du formulaire n'est achevé qu'après le signal d'arrêt.
function envoiLent(autre: ServeurEnService): Promise<number | undefined> {
  return new Promise((suite, echec) => {
    const headers = { origin: autre.url, 'content-type': 'application/x-www-form-urlencoded' }
    const envoi = request(`${autre.url}/deconnexion`, { method: 'POST', headers }, (reponse) => {
      reponse.resume()
      suite(reponse.statusCode)
    })
    envoi.on('error', echec)
    envoi.write('a=')
    setTimeout(() => autre.processus.kill('SIGTERM'), 200)
    setTimeout(() => envoi.end('1'), 800)
  })
}

async function seTermine(env: Record<string, string>, phrase: RegExp): Promise<void> {
  const { sortie, fin } = lancer(env)
  expect(await fin).toBe(1)
  expect(sortie()).toMatch(phrase)
  // Une phrase, pas une pile d'appels.
  expect(sortie()).not.toMatch(/^\s+at /m)
}
