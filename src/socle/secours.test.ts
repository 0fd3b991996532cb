import { afterEach, describe, expect, it, vi } from 'vitest'
import { connueInjoignable } from './base-injoignable.ts'
import { PagesGardees } from './pages-gardees.ts'
import { Revision } from './revision.ts'
import { rendreOuSecourir } from './secours.ts'

afterEach(() => void vi.useRealTimers())

const injoignable = () => Promise.reject(connueInjoignable())
const rendue = async (gardees: PagesGardees, rendre: () => Promise<Response> = injoignable) =>
  rendreOuSecourir(rendre, gardees, '/page').then(
    async ({ reponse }) => reponse.text(),
    () => 'refus',
  )

async function unePageGardee() {
  const suivi = new Revision()
  suivi.reprendre()
  const gardees = new PagesGardees(suivi)
  await gardees.garder('/page', suivi.generation, new Response('avant la coupure', { headers: { 'cache-control': 'public' } }))
  return { suivi, gardees }
}

describe('la base injoignable, une page gardée', () => {
  it('sert pendant la coupure, sans être gardée ailleurs, en disant depuis quand rien ne la vérifie', async () => {
    const { suivi, gardees } = await unePageGardee()
    suivi.couper()
    expect(gardees.lire('/page')).toBeUndefined()
    const { reponse, deSecours } = await rendreOuSecourir(injoignable, gardees, '/page')
    expect([deSecours, await reponse.text(), reponse.headers.get('cache-control')]).toEqual([true, 'avant la coupure', 'no-store'])
    expect(Date.parse(reponse.headers.get('x-verifiee-le') ?? '')).toBeGreaterThan(Date.now() - 5000)
  })

  it('ne sert pas cinq minutes plus tard', async () => {
    vi.useFakeTimers({ toFake: ['Date'] })
    const { suivi, gardees } = await unePageGardee()
    suivi.couper()
    vi.setSystemTime(Date.now() + 299_000)
    // Reperdue en route, la coupure date toujours de la première fois.
    suivi.couper()
    expect(await rendue(gardees)).toBe('avant la coupure')
    vi.setSystemTime(Date.now() + 2000)
    expect(await rendue(gardees)).toBe('refus')
  })

  it("ne sert plus dès que quelqu'un écrit ici, ni une fois l'écoute reprise", async () => {
    const ici = await unePageGardee()
    ici.suivi.couper()
    ici.suivi.avancer()
    expect(await rendue(ici.gardees)).toBe('refus')
    const reprise = await unePageGardee()
    reprise.suivi.couper()
    reprise.suivi.reprendre()
    expect(await rendue(reprise.gardees)).toBe('refus')
  })

  it('ne sert pas quand la base répond : la page est refaite, une autre erreur reste une erreur', async () => {
    const { suivi, gardees } = await unePageGardee()
    suivi.couper()
    expect(await rendue(gardees, async () => new Response('neuve'))).toBe('neuve')
    expect(await rendue(gardees, () => Promise.reject(new Error('autre chose')))).toBe('refus')
  })
})
