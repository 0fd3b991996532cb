import { HtmlValidate } from 'html-validate'
import { beforeAll, describe, expect, it } from 'vitest'
import { chargerActeursFondateurs } from '#acteur/acteur.salle.ts'
import { baseDeTest } from '#socle/base-de-test.ts'
import type { JeuDEssai, PageDuSite } from '#socle/essais.ts'
import { type App, demander, visiter } from './demander.ts'
import { pagesPubliques, toutesLesPages } from './essais.ts'
import { creerJeuDEssai } from './jeu-d-essai.ts'

const base = baseDeTest()
let app: App
let jeu: JeuDEssai
beforeAll(async () => {
  app = await base.app()
  await chargerActeursFondateurs(base.db)
  jeu = await creerJeuDEssai(base.db, { fiches: 30 })
})

// Chaque page n'est demandée qu'une fois ; ces tests la lisent, chacun à sa façon.
const lues = new Map<PageDuSite, Promise<{ statut: number; html: string }>>()
function lire(page: PageDuSite): Promise<{ statut: number; html: string }> {
  const lue = lues.get(page) ?? visiter(app, page, jeu).then(async (reponse) => ({ statut: reponse.status, html: await reponse.text() }))
  lues.set(page, lue)
  return lue
}

const validateur = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // La mise en page du rendu (espaces, guillemets, casse) n'a pas d'effet : Preact l'écrit d'un trait.
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'void-style': 'off',
    'doctype-style': 'off',
    // Un titre de page dit d'abord de quoi elle parle ; 70 signes est un usage de moteur de recherche, pas une règle.
    'long-title': 'off',
    // « tel: » et assimilés : aucune page n'en porte, et l'espace insécable du français est voulue partout ailleurs.
    'tel-non-breaking': 'off',
    // <script> du site même origine, sous CSP « script-src 'self' » : l'empreinte est dans le nom du fichier.
    'require-sri': 'off',
    // Les cases d'un même filtre portent le même nom : « ?pratique=a&pratique=b ».
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button', 'reset'] }],
    // Un libellé qui entoure sa case et la désigne aussi par « for » : la commande vocale ne suit pas toujours le premier lien.
    'no-redundant-for': 'off',
    // ARIA permet de nommer une liste : c'est ce que dit le lecteur d'écran en y entrant.
    'aria-label-misuse': ['error', { allowAnyNamable: true }],
  },
})

describe('toute page', () => {
  it.each(toutesLesPages.map((page) => [page.nom, page] as const))('%s : HTML valide', async (_nom, page) => {
    const { statut, html } = await lire(page)
    expect(statut).toBe(page.statut ?? 200)
    const { results } = await validateur.validateString(html)
    expect(
      results.flatMap(({ messages }) => messages).map(({ ruleId, message, selector }) => `${ruleId} : ${message} (${selector})`),
    ).toEqual([])
    expect(html).toMatch(/<html lang="fr"/)
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1)
    expect(html.match(/<main[\s>]/g)).toHaveLength(1)
    expect(titresDansLOrdre(html)).toEqual([])
  })
})

it('deux pages différentes n’ont pas le même titre', async () => {
  const titres = new Map<string, string[]>()
  for (const page of pagesPubliques.filter(({ statut }) => statut !== 404)) {
    const titre = /<title>([^<]*)<\/title>/.exec((await lire(page)).html)?.[1] ?? ''
    titres.set(titre, [...(titres.get(titre) ?? []), page.nom])
  }
  // Une même page sous d'autres filtres (« les ressources, aucune ») garde son titre.
  const memeTitrePermis = (noms: string[]) => new Set(noms.map((nom) => nom.split(',')[0])).size === 1
  expect([...titres].filter(([, noms]) => noms.length > 1 && !memeTitrePermis(noms))).toEqual([])
})

it('chaque lien des pages publiques mène quelque part', async () => {
  const vus = new Map<string, string>()
  for (const page of pagesPubliques)
    for (const lien of liens((await lire(page)).html).slice(0, 60)) vus.set(lien, vus.get(lien) ?? page.nom)
  const morts: string[] = []
  for (const [lien, depuis] of [...vus].slice(0, 350)) {
    const { status } = await demander(app, lien)
    // Une page réservée répond qu'il faut se connecter : le lien est bon.
    if (status >= 400 && status !== 401) morts.push(`${status} ${lien}, depuis ${depuis}`)
  }
  expect(vus.size).toBeGreaterThan(100)
  expect(morts).toEqual([])
}, 120_000)

it('chaque ancre mène à un identifiant de la page', async () => {
  const perdues: string[] = []
  for (const page of toutesLesPages) {
    const { html } = await lire(page)
    for (const [, ancre = ''] of html.matchAll(/href="#([^"]+)"/g))
      if (!html.includes(`id="${ancre}"`)) perdues.push(`#${ancre}, dans ${page.nom}`)
  }
  expect(perdues).toEqual([])
})

function liens(html: string): string[] {
  return [...html.matchAll(/<a\s[^>]*href="([^"]+)"/g)]
    .map(([, href = '']) =>
      href
        .replaceAll('&amp;', '&')
        .replace(/^http:\/\/localhost:\d+/, '')
        .replace(/#.*$/, ''),
    )
    .filter((href) => href.startsWith('/'))
}

// Un titre ne descend que d'un niveau à la fois.
function titresDansLOrdre(html: string): string[] {
  const niveaux = [...html.matchAll(/<h([1-6])[\s>]/g)].map(([, niveau]) => Number(niveau))
  return niveaux.flatMap((niveau, rang) =>
    rang > 0 && niveau > (niveaux[rang - 1] ?? 0) + 1 ? [`h${niveaux[rang - 1]} puis h${niveau}`] : [],
  )
}
