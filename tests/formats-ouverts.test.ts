import { parseFeed } from 'htmlparser2'
import jsonld from 'jsonld'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai } from '#socle/essais.ts'
import { type App, demander } from './demander.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
beforeAll(async () => {
  app = await base.app()
  jeu = await creerJeuDEssai(base.db, { fiches: 2 })
})

const lire = async (chemin: string) => (await demander(app, chemin)).text()

describe('les fils Atom', () => {
  it.each(['/ressources.atom', '/webinaires.atom'])('%s se lit par un lecteur de fils', async (chemin) => {
    const fil = parseFeed(await lire(chemin), { xmlMode: true })
    expect(fil).toMatchObject({ type: 'atom', title: expect.stringMatching(/\S/) })
    expect(fil?.items.length).toBeGreaterThan(0)
    for (const entree of fil?.items ?? []) {
      expect(entree).toMatchObject({
        id: expect.stringMatching(/\S/),
        title: expect.stringMatching(/\S/),
        link: expect.stringMatching(/^https?:/),
      })
    }
  })
})

describe('les données structurées des pages', () => {
  it.each([
    ['une ressource', (j: JeuDEssai) => `/ressources/${j.ressource.methode}`, 'LearningResource'],
    ['un parcours', (j: JeuDEssai) => `/parcours/${j.parcours.slug}`, 'Course'],
    ['une séance', (j: JeuDEssai) => `/webinaires/${j.direct.slug}`, 'EducationEvent'],
    ['une fiche', (j: JeuDEssai) => `/catalyseurs/${j.tenue}`, 'Organization'],
    ['le glossaire', () => '/glossaire', 'DefinedTermSet'],
  ] as const)('%s se lit en triplets schema.org', async (_nom, chemin, type) => {
    const html = await lire(chemin(jeu))
    const documents = [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, json = '']) =>
      JSON.parse(json),
    )
    // Le vrai contexte est ailleurs : le même vocabulaire, sans rien demander au réseau.
    const lus = documents.map((document: object) => ({ ...document, '@context': { '@vocab': 'http://schema.org/' } }))
    const triplets = String(await jsonld.toRDF(lus, { format: 'application/n-quads' }))
    expect(triplets).toContain(`#type> <http://schema.org/${type}>`)
    expect(triplets).toMatch(/<http:\/\/schema\.org\/name> "/)
  })
})
