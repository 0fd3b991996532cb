import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { salles } from '#salles.ts'
import { toutesLesRoutes } from '#socle/apports.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai, PageDuSite } from '#socle/essais.ts'
import { plafondsDuReseau } from '#socle/plafonds.ts'
import { type App, demander, envoyer, visiter } from './demander.ts'
import { toutesLesPages } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
beforeAll(async () => {
  app = await base.app()
  jeu = await creerJeuDEssai(base.db, { fiches: 2 })
})

// Chaque page n'est demandée qu'une fois : l'un lit ses en-têtes, l'autre son texte.
const lues = new Map<PageDuSite, Promise<{ status: number; headers: Headers; html: string }>>()
function lire(page: PageDuSite) {
  const lue =
    lues.get(page) ??
    visiter(app, page, jeu).then(async (reponse) => ({ status: reponse.status, headers: reponse.headers, html: await reponse.text() }))
  lues.set(page, lue)
  return lue
}

const integree = (chemin: string) => chemin.startsWith('/integration/')

describe('toute page', () => {
  it.each(toutesLesPages.map((page) => [page.nom, page] as const))('%s : en-têtes de sécurité', async (_nom, page) => {
    const { status, headers } = await lire(page)
    expect(status).toBe(page.statut ?? 200)
    const csp = lireCsp(headers)
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|\*\.|https?:/)
    expect([csp['default-src'], csp['script-src'], csp['style-src'], csp['base-uri'], csp['form-action']]).toEqual([
      "'none'",
      "'self'",
      "'self'",
      "'none'",
      "'self'",
    ])
    expect(csp['frame-ancestors']).toBe(integree(page.chemin(jeu)) ? '*' : "'none'")
    expect(headers.get('x-frame-options')).toBe(integree(page.chemin(jeu)) ? null : 'DENY')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin')
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(headers.get('x-request-id')).toMatch(/^[\w-]{6,}$/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('set-cookie')).toBeNull()
  })

  it.each(toutesLesPages.map((page) => [page.nom, page] as const))(
    "%s : ne charge rien d'ailleurs, n'écrit ni style ni script",
    async (_nom, page) => {
      const { html } = await lire(page)
      expect(ressources(html).filter((url) => !url.startsWith('/') || url.startsWith('//'))).toEqual([])
      expect(html).not.toMatch(/<style[\s>]/)
      expect(html).not.toMatch(/<[^>]+\s(style|on[a-z]+)=/)
      // Le seul script écrit dans une page est de la donnée : le JSON-LD, que le navigateur n'exécute pas.
      for (const [, attributs = '', contenu] of html.matchAll(/<script([^>]*)>([\s\S]*?)<\/script>/g))
        expect(attributs.includes('application/ld+json') || contenu === '').toBe(true)
    },
  )
})

describe('qui peut lire depuis un autre site', () => {
  it('seules les données ouvertes se lisent par un script venu d’ailleurs', () => {
    const ouvertes = toutesLesRoutes(salles)
      .filter(({ options }) => options.cors)
      .map(({ methode, chemin }) => `${methode} ${chemin}`)
    expect(ouvertes.toSorted()).toEqual(
      [
        ...['catalyseurs', 'acteurs'].flatMap((liste) => ['csv', 'geojson', 'json'].map((format) => `GET /${liste}.${format}`)),
        ...['/acteurs', '/acteurs/:cle', '/openapi.json', '/referentiel', '/territoires', '/territoires/:niveau/:code'].map(
          (suite) => `GET /api/v1${suite}`,
        ),
        ...['besoins', 'besoins/:cle', 'parcours', 'ressources', 'ressources/:cle', 'webinaires'].map((suite) => `GET /api/v1/${suite}`),
        ...['atom', 'csv', 'geojson', 'json'].map((format) => `GET /besoins.${format}`),
        ...['atom', 'csv', 'json'].map((format) => `GET /ressources.${format}`),
        ...['atom', 'ics'].map((format) => `GET /webinaires.${format}`),
        'GET /catalogue.jsonld',
        'GET /glossaire.json',
        'GET /oai',
        'GET /referentiel.json',
        'GET /ressources/:csl{[a-z0-9-]+\\.csl\\.json}',
        'GET /territoires/suggestions',
        'GET /webinaires/:fichier{[a-z0-9-]+\\.ics}',
      ].toSorted(),
    )
  })

  it("l'API le dit, une page non, et les cookies n'y passent jamais", async () => {
    const api = await demander(app, '/api/v1/acteurs')
    expect([api.headers.get('access-control-allow-origin'), api.headers.get('access-control-allow-credentials')]).toEqual(['*', null])
    expect((await demander(app, '/catalyseurs')).headers.get('access-control-allow-origin')).toBeNull()
  })

  it("seules les pages d'intégration entrent dans une iframe", () => {
    const routes = toutesLesRoutes(salles)
    for (const { chemin, options } of routes) expect([chemin, options.integrable === true]).toEqual([chemin, integree(chemin)])
  })
})

describe("un envoi venu d'un autre site", () => {
  const formulaire = { 'content-type': 'application/x-www-form-urlencoded' }
  it.each([
    ['une autre origine', { origin: 'https://ailleurs.invalid' }],
    ['une origine opaque', { origin: 'null' }],
    ['une origine illisible', { origin: 'pas une url' }],
    ['aucune origine', {}],
    ['un autre site, dit par le navigateur', { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' }],
    ['un sous-domaine voisin', { origin: 'http://localhost', 'sec-fetch-site': 'same-site' }],
  ])('%s : refusé, et rien ne se passe', async (_quoi, entetes) => {
    const headers: Record<string, string> = { ...formulaire, ...entetes, cookie: jeu.cookies.membre }
    const reponse = await demander(app, '/mon-compte', { method: 'POST', headers, body: 'nom=Intrus' })
    expect(reponse.status).toBe(403)
    expect(await (await demander(app, '/mon-compte', { headers: { cookie: jeu.cookies.membre } })).text()).not.toContain('Intrus')
  })

  it('seules en acceptent les routes qui portent une clé signée, et le moissonnage, qui ne fait que lire', () => {
    const exemptees = toutesLesRoutes(salles).filter(({ options }) => options.sansOrigine)
    expect(exemptees.map(({ chemin }) => chemin).sort()).toEqual(['/oai', '/rappels', '/webinaires/inscription/retirer'])
  })
})

describe('trop de demandes', () => {
  afterEach(async () => void (await base.db.deleteFrom('limite_debit').execute()))

  it.each([
    ['/connexion', 'connexion'],
    ['/acteurs/proposer', 'formulaire'],
  ] as const)('%s : la suivante attend, et sait combien', async (chemin, limite) => {
    expect((await envoyer(app, chemin, {}, '', '192.0.2.1')).status).toBe(422)
    const avant = { points: plafondsDuReseau[limite].points - 1 }
    await base.db.updateTable('limite_debit').set(avant).where('key', 'like', `${limite}:%`).execute()
    expect((await envoyer(app, chemin, {}, '', '192.0.2.1')).status).toBe(422)
    const refusee = await envoyer(app, chemin, {}, '', '192.0.2.1')
    expect(refusee.status).toBe(429)
    expect(Number(refusee.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(await refusee.text()).toMatch(/Trop de demandes à la suite\. Réessayez dans/)
    // Une autre adresse n'en pâtit pas.
    expect((await envoyer(app, chemin, {}, '', '192.0.2.2')).status).toBe(422)
  })

  it('la recherche aussi, par minute', async () => {
    const permises = plafondsDuReseau.recherche.points
    const demandes = Array.from({ length: permises + 1 }, (_, rang) =>
      demander(app, `/territoires/suggestions?q=x&n=${rang}`, {}, '192.0.2.3'),
    )
    const statuts = (await Promise.all(demandes)).map(({ status }) => status)
    expect([statuts.filter((statut) => statut === 200).length, statuts.filter((statut) => statut === 429).length]).toEqual([permises, 1])
  })
})

it('une fiche proposée ne se voit nulle part sans droit', async () => {
  const { slug } = await creerActeur(base.db, { nom: 'Fiche cachée', etat: 'proposee' })
  for (const chemin of [`/acteurs/${slug}`, `/catalyseurs/${slug}`, `/api/v1/acteurs/${slug}`])
    expect((await demander(app, chemin)).status).toBe(404)
  for (const chemin of ['/catalyseurs?q=cachée', '/acteurs.csv', '/trouver?q=cachée', '/api/v1/acteurs?q=cachée'])
    expect(await (await demander(app, chemin)).text()).not.toContain('Fiche cachée')
})

function lireCsp(headers: Headers): Record<string, string> {
  const regles = (headers.get('content-security-policy') ?? '').split('; ')
  return Object.fromEntries(regles.map((regle) => [regle.slice(0, regle.indexOf(' ')), regle.slice(regle.indexOf(' ') + 1)]))
}

// Ce que le navigateur va chercher de lui-même : src, srcset, feuilles de style, icônes, préchargements.
function ressources(html: string): string[] {
  const liens = [...html.matchAll(/<link\s[^>]*rel="(?:stylesheet|icon|preload|apple-touch-icon|manifest|modulepreload)"[^>]*>/g)].map(
    ([balise]) => /href="([^"]*)"/.exec(balise)?.[1] ?? '',
  )
  const sources = [
    ...html.matchAll(/<(?:script|img|iframe|source|video|audio|image|use|object|embed)\s[^>]*?(?:src|data|href)="([^"]*)"/g),
  ].map(([, url = '']) => url)
  return [...liens, ...sources].filter((url) => !url.startsWith('#'))
}
