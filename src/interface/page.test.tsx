import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import type { Environnement } from '#socle/salle.ts'
import { page, pageErreur, pageIntegree } from './page.tsx'
import { jsonDansHtml } from './Tete.tsx'

describe('une page', () => {
  it('a son titre, sa description, son adresse de référence et ses données lisibles par une machine', async () => {
    const html = await lire('/territoires/ici?q=x')
    expect(html).toMatch(/^<!doctype html><html lang="fr">/)
    expect(html).toContain('<title>Un lieu · Catalyse</title>')
    expect(html).toMatch(/<link rel="canonical" href="http[^"]+\/territoires\/ici"/)
    expect(html).toContain('property="og:title" content="Un lieu"')
    expect(html).toContain('<script type="application/ld+json">{"name":"\\u003c/script>"}</script>')
  })
  it("n'écrit aucun style ni aucun script dans la page", async () => {
    const html = await lire('/')
    expect(html).not.toMatch(/ style="/)
    expect(html).not.toContain('<style')
    expect(html).not.toMatch(/ on[a-z]+="/)
    expect(html.match(/<script(?![^>]*(src=|ld\+json))/g)).toBeNull()
  })
  it("mène d'abord au contenu, et dit la rubrique où l'on est", async () => {
    const html = await lire('/territoires/ici')
    expect(html.indexOf('href="#contenu"')).toBeLessThan(html.indexOf('<header'))
    expect(html).toContain('<main id="contenu"')
    expect(html).toContain('<a href="/territoires" aria-current="true">')
  })
  it('garde les en-têtes déjà posés par la route, quel que soit le statut', async () => {
    const reponse = await application().request('/refuse')
    expect(reponse.status).toBe(422)
    expect(reponse.headers.get('retry-after')).toBe('9')
    expect(reponse.headers.get('content-type')).toBe('text/html; charset=utf-8')
  })
  it("une page d'erreur dit quoi faire et offre de chercher", async () => {
    const reponse = await application().request('/perdue')
    expect(reponse.status).toBe(404)
    const html = await reponse.text()
    expect(html).toContain('Rien à cette adresse.')
    expect(html).toContain('action="/trouver"')
    expect(html).toContain('name="robots" content="noindex"')
  })
  it("incluse ailleurs, elle n'a pas de navigation et dit d'où elle vient", async () => {
    const html = await lire('/integree')
    expect(html).not.toContain('<nav')
    expect(html).toContain('<base target="_blank"/>')
    expect(html).toContain("s'ouvrent dans un nouvel onglet")
  })
})

describe('du JSON dans une page', () => {
  it('ne referme jamais sa balise et se relit tel quel', () => {
    const donnees = { texte: '</script><!--\u2028' }
    expect(jsonDansHtml(donnees)).not.toMatch(/[<\u2028]/)
    expect(JSON.parse(jsonDansHtml(donnees))).toEqual(donnees)
  })
})

const lire = async (chemin: string) => (await application().request(chemin)).text()

function application() {
  const app = new Hono<Environnement>()
  app.use(async (c, next) => {
    c.set('membre', null)
    c.set('requeteId', 'r1')
    c.set('salles', [{ nom: 'territoire', actes: [], rubriques: [{ href: '/territoires', libelle: 'Territoires' }] }])
    await next()
  })
  app.get('/integree', (c) => pageIntegree(c, { titre: 'Une carte' }, <p>Carte</p>))
  app.get('/perdue', (c) => pageErreur(c, 404, 'Rien à cette adresse.'))
  app.get('/refuse', (c) => {
    c.header('retry-after', '9')
    return page(c, { titre: 'Refusé' }, <h1>Refusé</h1>, 422)
  })
  app.get('*', (c) => page(c, { titre: 'Un lieu', jsonLd: { name: '</script>' } }, <h1>Un lieu</h1>))
  return app
}
