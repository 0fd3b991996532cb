import { beforeEach, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import { creerActeur } from './acteur.factory.ts'
import { parPage } from './consulter-annuaire.ts'

const base = baseDeTest()
beforeEach(() => base.vider())

const lire = async (chemin: string) => (await (await base.app()).request(chemin)).text()

describe("l'annuaire intégré à un autre site", () => {
  it('ouvre ses fiches dans un nouvel onglet, le dit, et ses pages dans le cadre', async () => {
    for (let i = 0; i <= parPage; i++) await creerActeur(base.db, { nom: `Atelier ${i}` })
    const html = await lire('/integration/catalyseurs')
    expect(html).toContain('<base target="_blank"/>')
    expect(html).toContain("Les fiches s'ouvrent dans un nouvel onglet.")
    const liens = [...html.matchAll(/<a [^>]*href="(\/[^"]*)"[^>]*>/g)].map(([balise, href = '']) => ({ balise, href }))
    const dansLeCadre = liens.filter(({ href }) => href.startsWith('/integration/'))
    expect(dansLeCadre.length).toBeGreaterThan(0)
    for (const { balise, href } of liens) expect(balise.includes('target="_self"'), href).toBe(href.startsWith('/integration/'))
  })

  it('une page ordinaire garde ses liens dans son onglet', async () => {
    await creerActeur(base.db)
    expect(await lire('/catalyseurs')).not.toMatch(/<base|target="_self"/)
  })
})
