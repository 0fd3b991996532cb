import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownEnHtml, markdownEnTexte } from './markdown.ts'

const titres = (html: string) => [...html.matchAll(/<h(\d)/g)].map(([, rang]) => Number(rang))

describe('le Markdown des fiches', () => {
  it('commence ses titres au rang 3, sans jamais en sauter un', () => {
    expect(titres(markdownEnHtml('## Un\n\n#### Deux\n\n# Trois'))).toEqual([3, 4, 3])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (rangs) => {
        const obtenus = titres(markdownEnHtml(rangs.map((rang) => `${'#'.repeat(rang)} Titre`).join('\n\n')))
        return obtenus.length === rangs.length && obtenus.every((rang, i) => rang >= 3 && rang <= (obtenus[i - 1] ?? 2) + 1)
      }),
    )
  })

  it('garde la mise en forme et ôte ce qui agit', () => {
    expect(markdownEnHtml('**fort** et [lien](https://exemple.fr)')).toContain('<strong>fort</strong>')
    for (const attaque of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '<a href="data:text/html,x">x</a>',
      '<p style="x" onclick="y">p</p>',
      '<iframe src="//x"></iframe>',
    ]) {
      expect(markdownEnHtml(attaque)).not.toMatch(/<script|<img|<iframe|onerror|onclick|style=|javascript:|data:/)
    }
  })

  it('ne fait pas de lien vers un autre site sans dire son protocole', () => {
    expect(markdownEnHtml('[a](//ailleurs.fr/page) et [b](/ici)')).not.toContain('ailleurs')
    expect(markdownEnHtml('[b](/ici)')).toContain('href="/ici"')
  })

  it('ne laisse passer aucune balise hors de la liste, quel que soit le texte', () => {
    const permises =
      /^<\/?(p|br|strong|em|del|a|ul|ol|li|blockquote|h[3-6]|code|pre|hr|table|thead|tbody|tr|th|td)(\s(href|rel|align|start)="[^"]*")*\s?\/?>$/
    fc.assert(
      fc.property(fc.string(), (texte) => [...markdownEnHtml(texte).matchAll(/<[^>]*>/g)].every(([balise]) => permises.test(balise))),
    )
  })

  it('se lit aussi sans mise en forme', () => {
    expect(markdownEnTexte('## Titre\n\n- *un*\n- deux & trois')).toBe('Titre un deux & trois')
  })
})
