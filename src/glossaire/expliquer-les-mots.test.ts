import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { describe, expect, it } from 'vitest'
import { markdownRiche } from '#socle/markdown-riche.ts'
import { expliquerLesTextes } from './expliquer.ouvrage.ts'
import { motDEssai } from './mot.factory.ts'
import type { Mot } from './mot.ts'

const mots = [
  motDEssai({ code: 'alliance', terme: 'Alliance' }),
  motDEssai({ code: 'co-construction', terme: 'Co-construction', formes: ['coconstruction', 'co-construire'] }),
  motDEssai({ code: 'interet-general', terme: 'Intérêt général', formes: ['intérêts généraux'] }),
  motDEssai({ code: 'odd', terme: 'ODD' }),
  motDEssai({ code: 'odd-17', terme: 'ODD 17' }),
  motDEssai({ code: 'medoc', terme: 'M.E.D.O.C.', formes: ['MEDOC'] }),
  motDEssai({ code: 'ess', terme: 'ESS', formes: ['économie sociale et solidaire'] }),
  motDEssai({ code: 'communs', terme: 'Communs (ressources partagées)', formes: ['les communs', "l'usage d'une ressource"] }),
  motDEssai({ code: 'r-d', terme: 'R&D' }),
]
const expliquerLesMots = (html: string, connus: readonly Mot[]) => {
  const { htmls, expliques } = expliquerLesTextes([html], connus)
  return { html: htmls[0] ?? '', expliques }
}
const codes = (expliques: Mot[]) => expliques.map(({ code }) => code)
const bouton = (code: string, texte: string) => `<button type="button" class="mot" popovertarget="mot-${code}">${texte}</button>`

describe('Expliquer les mots d’un texte', () => {
  it('fait de la première apparition seulement un bouton qui ouvre la carte', () => {
    const { html, expliques } = expliquerLesMots('<p>Une alliance, puis une autre alliance.</p>', mots)
    expect(html).toBe(`<p>Une ${bouton('alliance', 'alliance')}, puis une autre alliance.</p>`)
    expect(codes(expliques)).toEqual(['alliance'])
  })

  it.each([
    ['des alliances', 'alliance', 'alliances'],
    ['ALLIANCE', 'alliance', 'ALLIANCE'],
    ['la co‑construction', 'co-construction', 'co‑construction'],
    ['CO-CONSTRUIRE', 'co-construction', 'CO-CONSTRUIRE'],
    ['l’interet general', 'interet-general', 'interet general'],
    ['l’intérêt\u00a0général', 'interet-general', 'intérêt\u00a0général'],
    ['les Intérêts généraux', 'interet-general', 'Intérêts généraux'],
    ['cœur de l’ESS', 'ess', 'ESS'],
    ['l’usage d’une ressource', 'communs', 'usage d’une ressource'],
    ['(M.E.D.O.C.)', 'medoc', 'M.E.D.O.C.'],
    ['la R&amp;D', 'r-d', 'R&amp;D'],
  ])('reconnaît le mot dans « %s »', (texte, code, forme) => {
    if (code === 'communs') return expect(codes(expliquerLesMots(`voir les communs : ${texte}`, mots).expliques)).toEqual(['communs'])
    return expect(expliquerLesMots(texte, mots).html).toBe(texte.replace(forme, bouton(code, forme)))
  })

  it.each([
    'mésalliance',
    'alliancer',
    'ess',
    'des biens communs',
    'odd17',
    'https://alliance.org',
    'a@alliance.fr',
    'alliance-monde',
    '&alliance;',
  ])('ne voit pas de mot dans « %s »', (texte) => expect(expliquerLesMots(texte, mots)).toEqual({ html: texte, expliques: [] }))

  it('préfère la forme la plus longue', () => {
    expect(codes(expliquerLesMots('L’ODD 17, un ODD à part.', mots).expliques)).toEqual(['odd-17', 'odd'])
  })

  it('ne touche ni lien, ni bouton, ni titre, ni code, ni attribut', () => {
    const html =
      '<h2 title="alliance">Alliance</h2><a href="/alliance"><em>alliance</em></a><button>alliance</button><code>alliance</code><img alt="une alliance > là">'
    expect(expliquerLesMots(html, mots)).toEqual({ html, expliques: [] })
  })

  it('n’explique un mot qu’une fois dans une page de plusieurs textes', () => {
    const { htmls, expliques } = expliquerLesTextes(['<p>alliance</p>', '<p>alliance, ODD</p>'], mots)
    expect(htmls[1]).toBe(`<p>alliance, ${bouton('odd', 'ODD')}</p>`)
    expect(codes(expliques)).toEqual(['alliance', 'odd'])
  })
})

const morceaux = fc.constantFrom(
  ...[
    'alliance',
    'Alliances',
    'co-construire',
    'ODD 17',
    'ESS',
    'intérêt général',
    'été',
    ' ',
    ' & ',
    '&lt;',
    '\n\n',
    '**',
    '`',
    '# ',
    '- ',
    '> ',
  ],
  ...[
    '[lien alliance](https://exemple.org/alliance)',
    '| alliance | ODD |\n|---|---|\n| ESS | R&D |',
    '<b>',
    '</p>',
    '[^1]',
    '![alliance](/x)',
  ],
)
const textes = fc
  .array(fc.oneof({ weight: 4, arbitrary: morceaux }, fc.string({ maxLength: 8 })), { maxLength: 40 })
  .map((parts) => parts.join(''))

describe('Quel que soit le texte', () => {
  it('le contenu est le même une fois les boutons ôtés', () => {
    fc.assert(
      fc.property(textes, (texte) => {
        const { html } = markdownRiche(texte)
        expect(
          expliquerLesMots(html, mots).html.replace(/<button type="button" class="mot" popovertarget="[^"]+">(.*?)<\/button>/gs, '$1'),
        ).toBe(html)
      }),
    )
  })

  it('chaque bouton explique un mot, une seule fois, hors de tout élément interactif ou titre', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          textes.map((texte) => markdownRiche(texte).html),
          textes,
        ),
        (html) => {
          const { html: explique, expliques } = expliquerLesMots(html, mots)
          const boutons = boutonsDe(explique)
          expect(boutons.map(({ vise }) => vise)).toEqual(expliques.map(({ code }) => `mot-${code}`))
          expect(boutons.filter(({ dans }) => /^(ul|ol|table|tr)$/.test(dans.at(-1) ?? ''))).toEqual([])
          expect(boutons.filter(({ dans }) => dans.some((nom) => /^(a|button|h[1-6]|code|pre)$/.test(nom)))).toEqual([])
        },
      ),
    )
  })

  it('expliquer deux fois ne met pas de bouton dans un bouton', () => {
    fc.assert(
      fc.property(textes, (texte) => {
        const une = expliquerLesMots(markdownRiche(texte).html, mots).html
        expect(boutonsDe(expliquerLesMots(une, mots).html).every(({ dans }) => !dans.includes('button'))).toBe(true)
      }),
    )
  })
})

type Noeud = ReturnType<typeof parseDocument>['children'][number]

/** Les boutons de mots d'un HTML : ce que chacun vise, et les éléments qui le contiennent. */
function boutonsDe(html: string): { vise: string; dans: string[] }[] {
  const parcourir = (noeuds: Noeud[], dans: string[]): { vise: string; dans: string[] }[] =>
    noeuds.flatMap((noeud) => {
      if (!('name' in noeud) || !('children' in noeud)) return []
      const enfants = parcourir(noeud.children, [...dans, noeud.name])
      const vise = 'attribs' in noeud ? noeud.attribs.popovertarget : undefined
      return vise ? [{ vise, dans }, ...enfants] : enfants
    })
  return parcourir(parseDocument(html).children, [])
}
