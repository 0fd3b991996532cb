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
  jeu = await creerJeuDEssai(base.db, { fiches: 30 })
})

const phrase = /<p class="chapeau">([^<]{10,})<\/p>/

describe('une adresse qui ne mène nulle part', () => {
  it.each([
    '/nulle-part',
    '/catalyseurs/personne',
    '/acteurs/personne',
    '/acteurs/personne/ecrire',
    '/acteurs/personne/a-jour',
    '/acteurs/numero/999999999999999',
    '/territoires/communes/00000-nulle-part',
    '/territoires/planetes/mars',
    '/ressources/inconnue',
    '/ressources/%00',
    '/ressources/inconnue.bib',
    '/ressources/inconnue.csl.json',
    '/ressources/numero/999999999999999',
    '/webinaires/inconnu',
    '/webinaires/%00',
    '/webinaires/inconnu.ics',
    '/webinaires/inconnu/questions',
    '/webinaires/cycles/inconnu',
    '/parcours/inconnu',
    '/parcours/inconnu/regarder',
    '/parcours/groupes/AAAAAAAAAAAAAAAA',
    '/glossaire/inconnu',
    '/glossaire/%00',
    '/vitrines/inconnue',
    '/thematiques/%00',
    '/fichiers/AAAAAAAAAAAAAAAAAAAAAA/x.pdf',
    '/referentiel/inconnue',
    '/referentiel/inconnue.csv',
    '/catalyseurs/%00',
    '/territoires/communes/%00',
    '/referentiel/%00',
    '/catalyseurs/%E0%A4%A',
    '/catalyseurs/%',
    '/catalyseurs/%ff%fe',
    '/acteurs/..%2f..%2fetc%2fpasswd',
    `/catalyseurs/${'x'.repeat(5000)}`,
    `/territoires/communes/${'é'.repeat(500)}`,
    '/catalyseurs/%F0%9F%8C%B1',
    "/catalyseurs/'%20OR%201=1--",
    '//nulle-part',
  ])('%s : 404 en français', async (chemin) => {
    const reponse = await demander(app, chemin)
    expect(reponse.status).toBe(404)
    const html = await reponse.text()
    if (!chemin.startsWith('/territoires/')) expect(phrase.exec(html)?.[1]).toMatch(/n'existe|introuvable|plus|n'est pas/)
    expect(html).toContain('action="/t')
  })

  it.each([
    '/api/v1/acteurs/personne',
    '/api/v1/acteurs/%00',
    '/api/v1/ressources/inconnue',
    '/api/v1/ressources/%00',
    '/api/v1/territoires/commune/%00',
    '/api/v1/territoires/planete/63113',
    '/api/v1/rien',
  ])('%s : 404 en JSON', async (chemin) => {
    const reponse = await demander(app, chemin)
    expect(reponse.status).toBe(404)
    expect(await reponse.json()).toEqual({ erreur: expect.stringMatching(/n'|Aucun/) })
  })

  it.each([
    '/ressources/imports/abc',
    '/ressources/imports/99999999999999999999',
    '/courriels/abc',
    '/courriels/99999999999999999999',
    '/membres/%00',
    '/membres/personne',
    '/acteurs/imports/abc',
    '/acteurs/imports/0',
    '/acteurs/imports/99999999999999999999',
    '/referentiel/pratique/inconnu/modifier',
  ])("%s, pour l'administration : 404", async (chemin) => {
    expect((await demander(app, chemin, { headers: { cookie: jeu.cookies.administrateur } })).status).toBe(404)
  })
})
