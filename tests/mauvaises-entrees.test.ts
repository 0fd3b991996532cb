import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { baseDeTest } from '../src/socle/base-de-test.ts'
import { type App, demander } from './demander.ts'
import { creerJeuDEssai, type JeuDEssai } from './jeu-d-essai.ts'

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

const absurdes = [
  `q=${'a'.repeat(10_000)}`,
  'q[]=x&q[a]=y',
  'q=%00&territoire=%00',
  'q=%F0%9F%8C%B1%E2%80%8F%CC%81',
  `q=${encodeURIComponent("'; DROP TABLE acteur; --")}`,
  `q=${encodeURIComponent('a & b | !c <-> (d:*')}`,
  `q=${encodeURIComponent('"""((( AND OR NOT')}`,
  'q=%E0%A4%A',
  'q=%ff%fe',
  'pratique=inconnue&pratique=%00&pratique=../../etc',
  `${Array.from({ length: 500 }, (_, rang) => `pratique=code-${rang}`).join('&')}`,
  'apres=nimporte|quoi',
  'apres=%7C%7C%7C',
  'apres=a|99999999999999999999999999',
  'apres=a|-1e309&avant=b',
  'avant=%00|1',
  'apres=&avant=&rang=-1',
  'rang=99999999999',
  'rang=1e308',
  'rang=NaN',
  'tri=hasard',
  'territoire=%25%25%25',
  'territoire=99999999999999',
  `territoire=${'9'.repeat(5000)}`,
  'carte=monde&morceau=peut-etre&limite=0&catalyseur=oui',
  '&&&===',
  '__proto__=x&constructor=y&toString=z',
]

describe('un filtre absurde', () => {
  it.each(absurdes)('%s : ignoré par les pages, dit par l’API', async (parametres) => {
    for (const chemin of [
      '/',
      '/trouver',
      '/catalyseurs',
      '/acteurs',
      '/territoires',
      '/integration/catalyseurs',
      '/ressources',
      '/ressources.atom',
      '/ressources.csv',
      '/ressources.json',
      '/ressources/pour-moi',
      '/ressources/contribuer',
      '/integration/ressources',
      '/webinaires',
      '/webinaires.ics',
      '/webinaires.atom',
      `/webinaires/${jeu.direct.slug}/questions`,
      '/parcours',
      `/parcours/${jeu.parcours.slug}`,
      '/glossaire',
      '/vitrines',
      `/vitrines/${jeu.vitrine.publiee}`,
      '/thematiques/numerique',
      '/oai',
      '/territoires/suggestions',
      '/catalyseurs.csv',
      '/acteurs.geojson',
      jeu.territoires.departement,
    ])
      expect([chemin, (await demander(app, `${chemin}?${parametres}`)).status]).toEqual([chemin, 200])
    for (const chemin of ['acteurs', 'territoires', 'ressources', 'webinaires', 'parcours'].map((liste) => `/api/v1/${liste}`)) {
      const reponse = await demander(app, `${chemin}?${parametres}`)
      expect([chemin, [200, 422].includes(reponse.status)]).toEqual([chemin, true])
      if (reponse.status === 422) expect(await reponse.json()).toEqual({ erreur: expect.stringMatching(/« .* »/) })
    }
    for (const chemin of [
      '/moderation',
      '/acteurs/imports',
      '/ressources/imports',
      '/webinaires/animation',
      `/ressources/${jeu.ressource.tenue}/historique`,
      `/acteurs/imports/${jeu.importId}`,
      '/membres',
      '/courriels',
      `/acteurs/${jeu.tenue}/historique`,
    ])
      expect([
        chemin,
        (await demander(app, `${chemin}?${parametres}`, { headers: { cookie: jeu.cookies.administrateur } })).status,
      ]).toEqual([chemin, 200])
  })

  it('aucune suite de paramètres tirée au hasard ne met le site en panne', async () => {
    const texte = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.string({ maxLength: 40 }),
      fc.constantFrom("'", '\\', '%', '\u0000', '|', ':*', '&', '!', '63', '1e999', '-1'),
    )
    const nom = fc.constantFrom(
      'q',
      'ou',
      'territoire',
      'pratique',
      'thematique',
      'odd',
      'tri',
      'apres',
      'avant',
      'rang',
      'carte',
      'morceau',
      'limite',
      'catalyseur',
      'type',
      'maturite',
      'duree',
      'page',
      'suite',
      'verb',
      'set',
      'from',
      'until',
      'metadataPrefix',
      'resumptionToken',
    )
    const chemin = fc.constantFrom(
      '/trouver',
      '/catalyseurs',
      '/territoires',
      '/territoires/suggestions',
      '/api/v1/acteurs',
      '/api/v1/territoires',
      '/acteurs.json',
      '/ressources',
      '/ressources.atom',
      '/ressources.csv',
      '/ressources.json',
      '/webinaires',
      '/webinaires.ics',
      '/webinaires.atom',
      '/parcours',
      '/glossaire',
      '/vitrines',
      '/oai',
      '/api/v1/ressources',
      '/api/v1/webinaires',
      '/api/v1/parcours',
    )
    await fc.assert(
      fc.asyncProperty(chemin, fc.array(fc.tuple(nom, texte), { maxLength: 6 }), async (ou, parametres) => {
        const { status } = await demander(app, `${ou}?${parametres.map(([cle, valeur]) => `${cle}=${enUrl(valeur)}`).join('&')}`)
        // S'abonner à l'agenda d'une thématique qui n'existe pas : 404, plutôt qu'un agenda vide pour toujours.
        expect(ou === '/webinaires.ics' ? [200, 404] : [200, 302, 422]).toContain(status)
      }),
      { numRuns: 500 },
    )
  })
})

// Une chaîne quelconque, même mal formée, comme un navigateur fautif l'écrirait dans une adresse.
function enUrl(valeur: string): string {
  return valeur.isWellFormed() ? encodeURIComponent(valeur) : escape(valeur)
}
