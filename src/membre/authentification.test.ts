import { afterEach, describe, expect, it, vi } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'

const base = baseDeTest()
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

describe('le cookie de session', () => {
  it('en https, porte le préfixe __Host- et ne part que sur une connexion chiffrée', async () => {
    vi.stubEnv('ADRESSE_PUBLIQUE', 'https://catalyse.invalid')
    vi.resetModules()
    const { creerLien, fermerSession, lireSession, ouvrirSessionParLien } = await import('./authentification.ts')
    const lien = new URL(await creerLien(base.db, 'ana@essai.invalid', '/'))
    expect(lien.origin).toBe('https://catalyse.invalid')
    const ouverte = await ouvrirSessionParLien(base.db, lien.searchParams.get('jeton') ?? '')
    const [cookie = ''] = ouverte.ok ? ouverte.cookies : []
    // Path=/, Secure et sans Domain : ce que le préfixe __Host- exige des navigateurs.
    expect(cookie).toMatch(/^__Host-catalyse\.session_token=[^;]+; Max-Age=5184000; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
    const entetes = new Headers({ cookie: cookie.split(';')[0] ?? '' })
    expect(await lireSession(base.db, entetes)).toMatchObject({ courriel: 'ana@essai.invalid', role: 'membre' })
    expect(await fermerSession(base.db, entetes)).toEqual([
      expect.stringMatching(/^__Host-catalyse\.session_token=; Max-Age=0; Path=\/; HttpOnly; Secure/),
    ])
    expect(await lireSession(base.db, entetes)).toBeNull()
  })

  it('une session périmée n’ouvre plus rien', async () => {
    const { lireSession } = await import('./authentification.ts')
    const { cookie } = await base.connecter()
    await base.db
      .updateTable('membre_session')
      .set({ expire_le: new Date(Date.now() - 1000) })
      .execute()
    expect(await lireSession(base.db, new Headers({ cookie }))).toBeNull()
  })
})
