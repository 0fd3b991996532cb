import { readFileSync } from 'node:fs'
import jsonld from 'jsonld'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { creerActeur } from '#acteur/acteur.factory.ts'
import { creerRessource } from '#ressource/ressource.factory.ts'
import { baseDeTest } from '#socle/base-de-test.ts'

const base = baseDeTest()
let lire: (chemin: string) => Promise<string>

beforeAll(async () => {
  const app = await base.app()
  lire = async (chemin) => (await app.request(chemin)).text()
})
beforeEach(() => base.vider())

const adresses = (xml: string): string[] => [...xml.matchAll(/<loc>https?:\/\/[^/<]+([^<]*)<\/loc>/g)].map(([, chemin]) => chemin ?? '')
// Le schéma que publie sitemaps.org, tel que le livre le paquet « sitemap ».
const schema = readFileSync('node_modules/sitemap/schema/sitemap.xsd', 'utf8')

describe('le plan du site', () => {
  it('mène à chaque page publique, et à rien d’autre', async () => {
    const fiche = await creerActeur(base.db)
    await creerActeur(base.db, { nom: 'Fiche archivée', etat: 'archivee' })
    const ressource = await creerRessource(base.db)
    await creerRessource(base.db, { titre: 'Brouillon secret', etat: 'brouillon' })
    const plans = adresses(await lire('/sitemap.xml'))
    const pages = (await Promise.all(plans.filter((plan) => !plan.includes('territoire')).map(lire))).flatMap(adresses)
    expect(pages).toEqual(expect.arrayContaining(['/', '/ressources', `/catalyseurs/${fiche.slug}`, `/ressources/${ressource.slug}`]))
    expect(pages.filter((page) => /archivee|secret/.test(page))).toEqual([])
  })

  it('a tous les territoires', async () => {
    const plans = adresses(await lire('/sitemap.xml')).filter((plan) => plan.includes('territoire'))
    const pages = (await Promise.all(plans.map(lire))).flatMap(adresses)
    expect(pages.length).toBeGreaterThan(36_000)
    expect(pages).toContain('/territoires/communes/63113-clermont-ferrand')
  })

  it('est valide selon le schéma de sitemaps.org', async () => {
    await creerActeur(base.db)
    for (const plan of ['/plans/pages.xml', '/plans/acteur-0.xml']) {
      const { valid, errors } = await validateXML({ xml: [{ fileName: 'plan.xml', contents: await lire(plan) }], schema: [schema] })
      expect({ plan, valid, errors }).toEqual({ plan, valid: true, errors: [] })
    }
  })

  it('est annoncé par robots.txt', async () => {
    expect(await lire('/robots.txt')).toMatch(/^Sitemap: https?:\/\/.+\/sitemap\.xml$/m)
  })
})

describe('le catalogue DCAT', () => {
  it('se lit en triplets par un outil du web sémantique, chaque jeu avec ses fichiers', async () => {
    const document: object = JSON.parse(await lire('/catalogue.jsonld'))
    const triplets = String(await jsonld.toRDF(document, { format: 'application/n-quads' }))
    const type = (nom: string) => triplets.match(new RegExp(`#type> <http://www.w3.org/ns/dcat#${nom}>`, 'g'))?.length ?? 0
    expect([type('Catalog'), type('Dataset')]).toEqual([1, 7])
    expect(type('Distribution')).toBeGreaterThanOrEqual(11)
    expect(triplets).toContain('<http://purl.org/dc/terms/title> "Glossaire du réseau"@fr')
  })

  it('ne promet que des fichiers qui existent', async () => {
    const app = await base.app()
    const telechargements = [...(await lire('/catalogue.jsonld')).matchAll(/"dcat:downloadURL":\{"@id":"https?:\/\/[^/]+([^"]+)"/g)]
    for (const [, chemin = ''] of telechargements)
      expect({ chemin, statut: (await app.request(chemin)).status }).toEqual({ chemin, statut: 200 })
    expect(telechargements.length).toBeGreaterThan(8)
  })
})

describe('llms.txt', () => {
  it('commence par le nom, le résumé, et mène aux ressources', async () => {
    const r = await creerRessource(base.db, { titre: 'Écouter [vraiment]\n# tout le monde' })
    const texte = await lire('/llms.txt')
    expect(texte).toMatch(/^# Catalyse\n\n> /)
    expect(texte).toContain(`](http://localhost:3000/ressources/${r.slug})`)
    expect(texte.match(/^# /gm)).toHaveLength(1)
  })
})
