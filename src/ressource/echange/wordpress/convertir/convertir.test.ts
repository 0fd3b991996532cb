import { describe, expect, it } from 'vitest'
import { markdownRiche } from '#socle/markdown-riche.ts'
import { convertirContenu } from './convertir-contenu.ts'

const media = { url: 'https://site.essai/wp-content/uploads/a.jpg', alternative: 'Une place' }
const convertir = (corps: string, notes = '') =>
  convertirContenu({ corps, notes, site: 'https://site.essai', adresse: (id) => (id === 7 ? media : undefined) })
const texte = (corps: string) => convertir(corps).corps

describe('un texte de l’ancien éditeur', () => {
  it('une ligne vide sépare deux paragraphes, un retour va à la ligne', () => {
    expect(texte('Un\nretour\n\nDeux')).toBe('Un  \nretour\n\nDeux')
  })

  it('garde titres, listes imbriquées, citations et code', () => {
    expect(texte('<h2>Avant</h2>\n<ul>\n<li>un\n<ul><li>dedans</li></ul>\n</li>\n<li>deux</li>\n</ul>\n<blockquote>Dit</blockquote>')).toBe(
      '## Avant\n\n- un\n  - dedans\n- deux\n\n> Dit',
    )
    expect(texte('<ol start="4"><li>quatre</li><li>cinq</li></ol>')).toBe('4. quatre\n5. cinq')
    expect(texte('<pre>a = 1\n\nb &lt; 2</pre>')).toContain('a = 1\n\nb')
  })

  it('traduit les codes courts de WordPress et laisse les autres, en le disant', () => {
    expect(texte('[caption id="x" width="3"]<img src="/wp-content/uploads/b.jpg" alt="B"> La légende[/caption]')).toBe(
      '![B](https://site.essai/wp-content/uploads/b.jpg)\n\n*La légende*',
    )
    expect(texte('[gallery ids="7,8"]')).toBe('![Une place](https://site.essai/wp-content/uploads/a.jpg)')
    expect(texte('[embed]https://video.essai/v?a=1&amp;b=2[/embed]')).toBe('<https://video.essai/v?a=1&b=2>')
    const { corps, remarques } = convertir('Avant [contact-form-7 id="3"] et [sic].')
    expect(corps).toContain('contact-form-7 id="3"')
    expect(remarques).toEqual(["Codes d'extension laissés tels quels : [contact-form-7]."])
    expect(texte('Écrire [[gallery]]')).toBe('Écrire \\[gallery\\]')
  })

  it('une adresse seule sur sa ligne devient un lien', () => {
    expect(texte('Voir :\n\nhttps://video.essai/a_b_c\n\nFin')).toBe('Voir :\n\n<https://video.essai/a_b_c>\n\nFin')
  })
})

describe('un texte en blocs', () => {
  const bloc = (nom: string, html: string) => `<!-- wp:${nom} -->\n${html}\n<!-- /wp:${nom} -->\n\n`

  it('un tableau garde ses cellules, sa légende, et reçoit une ligne d’en-têtes s’il n’en a pas', () => {
    const html =
      '<figure class="wp-block-table"><table><tbody><tr><td>a|b</td><td>x<br>y</td></tr><tr><td>c</td></tr></tbody></table><figcaption>Chiffres</figcaption></figure>'
    expect(texte(bloc('table', html))).toBe('| a\\|b | x<br>y |\n| --- | --- |\n| c |  |\n\n*Chiffres*')
  })

  it('un tableau de mise en page est déplié', () => {
    expect(texte('<table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>')).toBe('| a | b |\n| --- | --- |')
  })

  it('colonnes, boutons, détails et contenus inclus restent lisibles', () => {
    const html = `${bloc('columns', '<div><div><p>Gauche</p></div><div><p>Droite</p></div></div>')}${bloc(
      'details',
      '<details><summary>En savoir plus</summary><p>La suite</p></details>',
    )}${bloc('button', '<div><a class="wp-block-button__link" href="/inscription">S’inscrire</a></div>')}${bloc(
      'embed',
      '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://video.essai/v\n</div></figure>',
    )}<iframe src="https://carte.essai/x"></iframe>`
    const { corps, remarques } = convertir(html)
    expect(corps).toBe(
      'Gauche\n\nDroite\n\n**En savoir plus**\n\nLa suite\n\n[S’inscrire](https://site.essai/inscription)\n\n<https://video.essai/v>\n\n<https://carte.essai/x>',
    )
    expect(remarques).toEqual(['1 contenu inclus (vidéo, son, carte, formulaire) : gardé en lien.'])
  })

  it('les notes de bas de page suivent, numérotées', () => {
    const notes = JSON.stringify([{ id: 'aa-bb', content: 'Voir <em>ici</em>' }])
    const { corps } = convertir(bloc('paragraph', '<p>Dit<sup data-fn="aa-bb" class="fn"><a href="#aa-bb">1</a></sup>.</p>'), notes)
    expect(corps).toBe('Dit[^1].\n\n[^1]: Voir *ici*')
    expect(markdownRiche(corps).html).toContain('class="notes"')
  })

  it('un bloc que WordPress fabriquait est dit', () => {
    expect(convertir(`${bloc('paragraph', '<p>A</p>')}<!-- wp:latest-posts {"postsToShow":3} /-->`).remarques).toEqual([
      'Blocs fabriqués par WordPress, sans texte à reprendre : latest-posts.',
    ])
  })
})

describe('un texte hostile', () => {
  it('ne laisse passer ni script, ni style, ni adresse dangereuse', () => {
    const { corps } = convertir(
      '<p onclick="x()">A<script>alert(1)</script><style>p{}</style> <a href="javascript:alert(1)">b</a> <img src="x" onerror="y()"> <svg onload=z()></svg></p>',
    )
    expect(corps).not.toMatch(/script|alert|onclick|onerror|onload|style/)
    expect(markdownRiche(corps).html).not.toMatch(/script|onerror/)
  })

  it('un texte qui parle de balises les montre, sans les ouvrir', () => {
    const { corps } = convertir('<p>La balise &lt;script&gt; et &lt;img src=x onerror=y&gt;</p>')
    expect(markdownRiche(corps).html).toContain('&lt;script&gt;')
  })

  it('dix mille balises emboîtées ne font pas tomber la lecture', () => {
    expect(texte(`${'<div>'.repeat(10_000)}au fond${'</div>'.repeat(10_000)}`)).toContain('au fond')
  })

  it('une image collée dans le texte est ôtée, et c’est dit', () => {
    const { corps, remarques } = convertir('<p>A <img src="data:image/png;base64,AAAA"></p>')
    expect(corps).toBe('A')
    expect(remarques).toEqual(['1 image collée dans le texte, sans fichier : ôtée.'])
  })
})
