import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { get, type IncomingMessage } from 'node:http'
import os from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerVitrine } from '#vitrine/vitrine.factory.ts'

const base = baseDeTest()
let fermer = async () => {}
afterEach(async () => {
  await fermer()
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** Le serveur sous une adresse publique en https, avec un fichier construit et la page /referentiel en mémoire. */
async function servir() {
  vi.stubEnv('ADRESSE_PUBLIQUE', 'https://catalyse.invalid')
  vi.resetModules()
  const { creerApp } = await import('#app.tsx')
  const { creerServeur } = await import('#creer-serveur.ts')
  const { lireFichiersStatiques } = await import('#socle/fichiers-statiques.ts')
  const { PagesGardees } = await import('#socle/pages-gardees.ts')
  const { Revision } = await import('#socle/revision.ts')
  const dossier = mkdtempSync(path.join(os.tmpdir(), 'catalyse-statiques-'))
  mkdirSync(path.join(dossier, 'actifs'))
  writeFileSync(path.join(dossier, 'actifs', 'theme-1.css'), 'body{}')
  const suivi = new Revision()
  suivi.fiable = true
  const gardees = new PagesGardees(suivi)
  const serveur = creerServeur({ app: creerApp(base.base, { gardees }), fichiers: lireFichiersStatiques(dossier), gardees })
  serveur.listen(0, '127.0.0.1')
  await once(serveur, 'listening')
  fermer = async () => {
    serveur.closeAllConnections()
    await new Promise((suite) => serveur.close(suite))
  }
  const ou = serveur.address()
  const port = ou && typeof ou === 'object' ? ou.port : 0
  const demander = (chemin: string, { host = 'catalyse.invalid', method = 'GET', cookie = '' } = {}) =>
    new Promise<IncomingMessage>((suite, echec) => {
      get({ port, path: chemin, method, headers: { host, cookie } }, (reponse) => {
        reponse.resume()
        suite(reponse)
      }).on('error', echec)
    })
  return { demander, gardees }
}

const communs = ['strict-transport-security', 'content-security-policy', 'x-content-type-options', 'referrer-policy', 'x-frame-options']

describe('ce qui part de la mémoire', () => {
  it('porte en https les mêmes en-têtes de sécurité que le reste : fichiers construits et pages gardées', async () => {
    const { demander, gardees } = await servir()
    await demander('/referentiel')
    expect(gardees.lire('/referentiel')).toBeDefined()
    for (const chemin of ['/actifs/theme-1.css', '/referentiel', '/connexion', '/nulle-part']) {
      const { headers } = await demander(chemin)
      for (const nom of communs) expect([chemin, nom, headers[nom]]).toEqual([chemin, nom, expect.any(String)])
    }
  })

  it('répond à HEAD sans corps, avec la taille', async () => {
    const { demander } = await servir()
    await demander('/referentiel')
    for (const chemin of ['/actifs/theme-1.css', '/referentiel']) {
      const { statusCode, headers } = await demander(chemin, { method: 'HEAD' })
      expect([statusCode, Number(headers['content-length'])]).toEqual([200, expect.any(Number)])
      expect(Number(headers['content-length'])).toBeGreaterThan(0)
    }
  })

  it('ne part pas sous un nom inconnu', async () => {
    const { demander } = await servir()
    await demander('/referentiel')
    for (const chemin of ['/actifs/theme-1.css', '/referentiel'])
      expect((await demander(chemin, { host: 'ailleurs.invalid' })).statusCode).toBe(421)
  })

  it('une vitrine a les fichiers construits, et sa propre page', async () => {
    const { demander } = await servir()
    await creerVitrine(base.db, { hote: 'lucioles.essai.invalid' })
    const host = 'lucioles.essai.invalid'
    expect((await demander('/', { host })).statusCode).toBe(200)
    expect((await demander('/actifs/theme-1.css', { host })).statusCode).toBe(200)
  })

  it('part aussi pour un faux cookie de session', async () => {
    const { demander } = await servir()
    await demander('/referentiel')
    const { headers } = await demander('/referentiel', { cookie: '__Host-catalyse.session_token=x' })
    expect([headers['cache-control'], headers.etag]).toEqual([expect.stringContaining('public'), expect.any(String)])
  })

  it('TRACE et PUT : 405', async () => {
    const { demander } = await servir()
    for (const method of ['TRACE', 'PUT', 'PATCH', 'DELETE']) {
      const { statusCode, headers } = await demander('/referentiel', { method })
      expect([method, statusCode, headers.allow]).toEqual([method, 405, 'GET, HEAD, OPTIONS'])
    }
    expect((await demander('/nulle-part', { method: 'TRACE' })).statusCode).toBe(404)
  })
})
