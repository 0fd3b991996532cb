import fc from 'fast-check'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { markdownRiche } from './markdown-riche.ts'

const rangs = (html: string) => [...html.matchAll(/<h(\d) /g)].map(([, rang]) => Number(rang))

describe('le texte d’une ressource', () => {
  it('a des titres h2 à h4, chacun son ancre, et leur sommaire', () => {
    const { html, sommaire } = markdownRiche('# Avant\n\n### Qui ?\n\n# Avant\n\n# *L’été* & après[^1]\n\n[^1]: Note.')
    expect(sommaire).toEqual([
      { id: 't-avant', titre: 'Avant', rang: 2 },
      { id: 't-qui', titre: 'Qui ?', rang: 3 },
      { id: 't-avant-2', titre: 'Avant', rang: 2 },
      { id: 't-l-ete-apres', titre: 'L’été & après', rang: 2 },
      { id: 't-notes', titre: 'Notes', rang: 3 },
    ])
    for (const { id, rang } of sommaire) expect(html).toContain(`<h${rang} id="${id}">`)
  })

  it('ne saute jamais un rang, quels que soient ceux de l’auteur', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 6 })), (profondeurs) => {
        const obtenus = rangs(markdownRiche(profondeurs.map((p) => `${'#'.repeat(p)} Titre`).join('\n\n')).html)
        return (
          obtenus.length === profondeurs.length && obtenus.every((rang, i) => rang >= 2 && rang <= 4 && rang <= (obtenus[i - 1] ?? 1) + 1)
        )
      }),
    )
  })

  it('garde tableaux, notes, cases et figures', () => {
    const { html } = markdownRiche(
      'Dit[^a] deux fois[^a].\n\n| Quoi | Combien |\n|--|--:|\n| Salle | 12 |\n\n- [x] fait\n\n![Dix personnes](/fichiers/abc/960.webp "Le 3 mars")\n\n[^a]: Une **source**.',
    )
    expect(html).toContain('<section class="tableau" aria-label="Tableau 1" tabindex="0"><table>')
    expect(html).toContain('<td class="nombre">12</td>')
    expect(html).toContain('☑ fait')
    expect(html).toMatch(
      /<figure><img src="\/fichiers\/abc\/960.webp" alt="Dix personnes" loading="lazy" decoding="async" \/><figcaption>Le 3 mars/,
    )
    expect(html).toContain('<li id="t-note-a">')
    expect(html.match(/href="#t-note-a"/g)).toHaveLength(2)
    expect(html).toContain('aria-label="Revenir au texte"')
  })

  it('fait d’une image d’ailleurs un lien, sans lien dans un lien', () => {
    expect(markdownRiche('![Un plan](https://exemple.fr/plan.png)').html).toBe(
      '<p><a href="https://exemple.fr/plan.png" rel="nofollow ugc noopener">Un plan</a></p>\n',
    )
    expect(markdownRiche('[![Plan](https://a.fr/p.png) vu](https://b.fr)').html.match(/<a /g)).toHaveLength(1)
    expect(markdownRiche('![x](/fichiers/../connexion)').html).not.toContain('<img')
    expect(markdownRiche('![x](//ailleurs.fr/fichiers/a.png)').html).not.toContain('<img')
  })

  it('ôte ce qui agit et les repères qui ne sont pas les siens', () => {
    for (const attaque of [
      '<script>alert(1)</script>',
      '<img src=x onerror=alert(1)>',
      '<img src="/fichiers/a.png" onload="alert(1)" style="x" srcset="//x">',
      '[x](javascript:alert(1))',
      '![x](javascript:alert(1))',
      '<a href="data:text/html,x">x</a>',
      '<p style="x" onclick="y" id="contenu" class="z">p</p>',
      '<iframe src="//x"></iframe><svg onload=alert(1)>',
      '<h2 id="contenu" onclick="x">Titre</h2>',
      '<section class="entete" id="x">y</section>',
      '<form action="/x"><input name="a"><button>b</button></form>',
      '[^<img src=x onerror=alert(1)>]\n\n[^<img src=x onerror=alert(1)>]: x',
      '## <img src=x onerror=alert(1)>',
    ]) {
      const { html, sommaire } = markdownRiche(attaque)
      expect(html, attaque).not.toMatch(
        /<(script|iframe|svg|form|input|button)|<[^>]* (on\w+|style|srcset)=|href="(javascript|data):|id="contenu"|class="(z|entete)"/,
      )
      expect(sommaire.every(({ id }) => /^t-[\w-]+$/.test(id))).toBe(true)
    }
  })

  it('ne laisse passer aucune balise hors de la liste, quel que soit le texte', () => {
    const permise =
      /^<\/?(p|br|strong|em|b|i|del|s|sub|sup|a|ul|ol|li|blockquote|h[2-4]|code|pre|kbd|hr|table|thead|tbody|tr|th|td|section|figure|figcaption|img)(\s(href|rel|id|aria-label|class|scope|start|src|alt|title|loading|decoding|tabindex)="[^"]*")*\s?\/?>$/
    const morceau = fc.oneof(
      fc.string(),
      fc.constantFrom('<h2>', '</h2>', '<table>', '<a href="/x">', '![', '](', '[^1]', '|', '\n', '"', '<img '),
    )
    fc.assert(
      fc.property(fc.array(morceau), (morceaux) =>
        [...markdownRiche(morceaux.join('')).html.matchAll(/<[^>]*>/g)].every(([balise]) => permise.test(balise)),
      ),
    )
  })

  it('est du HTML valide', async () => {
    const validateur = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'no-trailing-whitespace': 'off', 'void-style': 'off' },
    })
    const { html } = markdownRiche(
      '# Un\n\nTexte[^1] et [^b c].\n\n| a | b |\n|:-:|--|\n| 1 | 2 |\n\n| c |\n|--|\n| 1 |\n\n> ## Dit\n\n1. un\n2. deux\n\n```js\nx < y\n```\n\n[^1]: n\n[^b c]: m',
    )
    const { results } = await validateur.validateString(html)
    expect(results.flatMap(({ messages }) => messages).map(({ ruleId, message }) => `${ruleId} ${message}`)).toEqual([])
  })
})
