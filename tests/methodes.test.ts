import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { type App, demander } from './demander.ts'

const base = baseDeTest()
let app: App
beforeAll(async () => {
  app = await base.app()
})

const admises = async (method: string, chemin: string) => {
  const { status, headers } = await demander(app, chemin, { method })
  return [status, headers.get('allow')]
}

describe('une méthode que le site ne sert pas', () => {
  it.each(['PUT', 'DELETE', 'PATCH'])('%s à une adresse connue : 405, et ce qui est admis', async (method) => {
    expect(await admises(method, '/catalyseurs')).toEqual([405, 'GET, HEAD, OPTIONS'])
    expect(await admises(method, '/connexion')).toEqual([405, 'GET, HEAD, POST, OPTIONS'])
    expect(await admises(method, '/deconnexion')).toEqual([405, 'POST, OPTIONS'])
    const page = await (await demander(app, '/catalyseurs', { method })).text()
    expect(page).toContain('ne se demande pas ainsi')
  })

  it('à une adresse inconnue : 404, sans rien promettre', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST']) expect(await admises(method, '/nulle-part')).toEqual([404, null])
  })

  it('un envoi à une page qui ne se lit que : 405', async () => {
    expect(await admises('POST', '/catalyseurs')).toEqual([405, 'GET, HEAD, OPTIONS'])
  })

  it("par l'API, le refus est en JSON, avec les en-têtes de sécurité", async () => {
    const reponse = await demander(app, '/api/v1/acteurs', { method: 'DELETE' })
    expect([reponse.status, await reponse.json()]).toEqual([405, { erreur: expect.stringContaining('ne se demande pas ainsi') }])
    expect(reponse.headers.get('x-content-type-options')).toBe('nosniff')
  })

  it("OPTIONS dit ce qu'une adresse admet, et ouvre les données ouvertes aux autres sites", async () => {
    expect(await admises('OPTIONS', '/connexion')).toEqual([204, 'GET, HEAD, POST, OPTIONS'])
    const ouverte = await demander(app, '/api/v1/acteurs', { method: 'OPTIONS', headers: { origin: 'https://ailleurs.invalid' } })
    expect([ouverte.status, ouverte.headers.get('access-control-allow-origin')]).toEqual([204, '*'])
    const fermee = await demander(app, '/catalyseurs', { method: 'OPTIONS', headers: { origin: 'https://ailleurs.invalid' } })
    expect(fermee.headers.get('access-control-allow-origin')).toBeNull()
  })

  it('HEAD répond comme GET, sans corps', async () => {
    const [tete, page] = [await demander(app, '/referentiel', { method: 'HEAD' }), await demander(app, '/referentiel')]
    expect([tete.status, tete.headers.get('content-type'), await tete.text()]).toEqual([200, page.headers.get('content-type'), ''])
    expect((await demander(app, '/nulle-part', { method: 'HEAD' })).status).toBe(404)
  })
})
