import { createHmac } from 'node:crypto'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { baseDeTest } from './base-de-test.ts'

const base = baseDeTest()
afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

// Les modules tels que ce réglage les fait.
async function sous(adresse: string) {
  vi.stubEnv('ADRESSE_PUBLIQUE', adresse)
  vi.resetModules()
  const { creerLien, fermerSession, ouvrirSessionParLien } = await import('#membre/authentification.ts')
  const { aUneSession } = await import('./session.ts')
  const ouvrir = async () => {
    const lien = new URL(await creerLien(base.db, 'ana@essai.invalid', '/'))
    const ouverte = await ouvrirSessionParLien(base.db, lien.searchParams.get('jeton') ?? '')
    return (ouverte.ok ? ouverte.cookies : []).map((cookie) => cookie.split(';')[0] ?? '')
  }
  return { aUneSession, ouvrir, fermerSession }
}

describe.each([
  ['', 'catalyse.session_token'],
  ['https://catalyse.invalid', '__Host-catalyse.session_token'],
])('une session sous « %s »', (adresse, nom) => {
  it('se reconnaît au cookie que pose better-auth, seul ou parmi d’autres', async () => {
    const { aUneSession, ouvrir } = await sous(adresse)
    const [cookie = ''] = await ouvrir()
    expect(cookie.startsWith(`${nom}=`)).toBe(true)
    const [, valeur = ''] = /=(.*)/.exec(cookie) ?? []
    for (const entete of [cookie, `a=b; ${cookie}; c`, `${nom}="${valeur}"`]) expect([entete, aUneSession(entete)]).toEqual([entete, true])
  })

  it('fermée, garde son cookie signé : la page n’est pas prise en mémoire, et n’ouvre rien', async () => {
    const { aUneSession, ouvrir, fermerSession } = await sous(adresse)
    const [cookie = ''] = await ouvrir()
    await fermerSession(base.db, new Headers({ cookie }))
    expect(aUneSession(cookie)).toBe(true)
  })

  it('ne se reconnaît pas à un cookie inventé, altéré, vide, d’un autre nom ou d’un autre secret', async () => {
    const { aUneSession, ouvrir } = await sous(adresse)
    const [cookie = ''] = await ouvrir()
    const autre = createHmac('sha256', 'un autre secret').update('jeton').digest('base64')
    for (const faux of [
      undefined,
      '',
      `${nom}=x`,
      `${nom}=`,
      `${nom}=%`,
      `${nom}=jeton.${encodeURIComponent(autre)}`,
      cookie.replace('=', '=z'),
      cookie.slice(0, -8),
      cookie.replace(nom, `__Secure-${nom}`),
      cookie.replace(nom, `x${nom}`),
      // Le premier de ce nom compte, comme pour better-auth.
      `${nom}=x; ${cookie}`,
    ])
      expect([faux, aUneSession(faux)]).toEqual([faux, false])
  })
})

it('un faux cookie reçoit la page gardée, un vrai la sienne', async () => {
  const app = await base.app({ garde: true })
  const statut = async (cookie: string) => (await app.request('/referentiel', { headers: { cookie } })).headers.get('cache-control')
  expect(await statut('catalyse.session_token=x')).toContain('public')
  expect(await statut((await base.connecter()).cookie)).toBe('private, no-store')
})
