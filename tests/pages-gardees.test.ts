import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai } from '#socle/essais.ts'
import { type App, demander, envoyer, visiter } from './demander.ts'
import { pagesConnectees, pagesEnErreur, pagesPubliques } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
beforeAll(async () => {
  app = await base.app()
  jeu = await creerJeuDEssai(base.db, { fiches: 2 })
})

describe('ce qui se garde, et où', () => {
  it.each(pagesPubliques.filter(({ statut }) => statut === undefined).map((page) => [page.nom, page] as const))(
    '%s, sans compte : publique ou jamais gardée',
    async (_nom, page) => {
      const reponse = await visiter(app, page, jeu)
      const jamais = page.gardee === false || /[?&]cle=/.test(page.chemin(jeu))
      expect(reponse.headers.get('cache-control')).toBe(jamais ? 'private, no-store' : 'public, max-age=0, s-maxage=1, must-revalidate')
      expect(reponse.headers.get('vary')).toMatch(/cookie/)
    },
  )

  it.each([...pagesConnectees, ...pagesEnErreur].map((page) => [page.nom, page] as const))('%s : jamais gardée', async (_nom, page) => {
    expect((await visiter(app, page, jeu)).headers.get('cache-control')).toMatch(/no-store/)
  })

  it('une page publique vue par un membre ne se garde pas non plus', async () => {
    for (const chemin of ['/', '/catalyseurs', `/catalyseurs/${jeu.tenue}`, jeu.territoires.commune, '/api/v1/referentiel'])
      expect((await demander(app, chemin, { headers: { cookie: jeu.cookies.membre } })).headers.get('cache-control')).toBe(
        'private, no-store',
      )
  })

  it('une erreur ne se garde pas', async () => {
    for (const chemin of ['/nulle-part', '/catalyseurs/inconnue', '/mon-compte', '/api/v1/acteurs/inconnue'])
      expect((await demander(app, chemin)).headers.get('cache-control')).toBe('no-store')
  })
})

describe('les pages gardées en mémoire', () => {
  it('le navigateur qui a déjà la page reçoit 304, sans corps', async () => {
    const gardee = await base.app({ garde: true })
    const premiere = await demander(gardee, '/referentiel')
    const etag = premiere.headers.get('etag') ?? ''
    expect(etag).toMatch(/^W\/".+"$/)
    const seconde = await demander(gardee, '/referentiel', { headers: { 'if-none-match': etag } })
    expect([seconde.status, await seconde.text()]).toEqual([304, ''])
    expect(seconde.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect((await demander(gardee, '/referentiel', { headers: { 'if-none-match': '"autre"' } })).status).toBe(200)
  })

  it("montre un changement à la demande suivante, jamais l'ancienne page", async () => {
    const gardee = await base.app({ garde: true })
    const chemin = `/catalyseurs/${jeu.tenue}`
    const avant = await demander(gardee, chemin)
    expect(await avant.text()).toContain('Atelier des lucioles')
    const fiche = await (await demander(gardee, `/acteurs/${jeu.tenue}/modifier`, { headers: { cookie: jeu.cookies.tenant } })).text()
    const champs = { ...champsDe(fiche), nom: 'Atelier des vers luisants', est_catalyseur: '1' }
    const envoi = await envoyer(gardee, `/acteurs/${jeu.tenue}/modifier`, champs, jeu.cookies.tenant)
    expect(envoi.status).toBe(303)
    const apres = await demander(gardee, chemin, { headers: { 'if-none-match': avant.headers.get('etag') ?? '' } })
    expect(apres.status).toBe(200)
    expect(await apres.text()).toContain('Atelier des vers luisants')
  })

  it("ne garde jamais ce que voit un membre pour le montrer à d'autres", async () => {
    const gardee = await base.app({ garde: true })
    const sienne = await demander(gardee, `/catalyseurs/${jeu.tenue}`, { headers: { cookie: jeu.cookies.tenant } })
    expect(await sienne.text()).toContain('Tania Tenante')
    for (const _fois of [1, 2]) expect(await (await demander(gardee, `/catalyseurs/${jeu.tenue}`)).text()).not.toContain('Tania Tenante')
  })

  it('envoie la page compressée à qui sait la lire', async () => {
    const gardee = await base.app({ garde: true })
    for (const codage of ['br', 'gzip']) {
      const { headers } = await demander(gardee, '/referentiel', { headers: { 'accept-encoding': codage } })
      expect(headers.get('content-encoding')).toBe(codage)
    }
    expect((await demander(gardee, '/referentiel')).headers.get('content-encoding')).toBeNull()
  })
})

function champsDe(html: string): Record<string, string> {
  const entrees = [...html.matchAll(/<input[^>]*>/g)].map(([balise]) => balise).filter((balise) => !/type="(checkbox|radio)"/.test(balise))
  const lire = (balise: string, nom: string) => new RegExp(`\\b${nom}="([^"]*)"`).exec(balise)?.[1] ?? ''
  const zones = [...html.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g)].map(([, nom = '', texte = '']) => [nom, texte] as const)
  const choix = [...html.matchAll(/<select[^>]*name="([^"]*)"[^>]*>[\s\S]*?<\/select>/g)].map(
    ([liste, nom = '']) =>
      [nom, /<option[^>]*selected[^>]*value="([^"]*)"|value="([^"]*)"[^>]*selected/.exec(liste)?.slice(1).find(Boolean) ?? ''] as const,
  )
  return Object.fromEntries(
    [...entrees.map((balise) => [lire(balise, 'name'), lire(balise, 'value')] as const), ...zones, ...choix].filter(
      ([nom]) => nom !== '' && nom !== 'adresse_bis' && nom !== 'theme',
    ),
  )
}
