import { expect, it } from 'vitest'
import { collerEnMarkdown } from './coller.ts'

it('Word : titres, gras, listes, liens, notes, sans ses restes', () => {
  const html = `<html><head><style>p{color:red}</style></head><body><!--StartFragment-->
<p class="MsoTitle">Le guide</p><h2>Avant<o:p></o:p></h2><p class="MsoNormal">Inviter <b>dix</b> personnes<a href="#_ftn1" name="_ftnref1"><span>[1]</span></a>, et <a href="https://exemple.fr">lire</a>.</p>
<p class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><span style="mso-list:Ignore">·<span>&nbsp;&nbsp;</span></span>Un</p>
<p class="MsoListParagraph" style="mso-list:l0 level2 lfo1"><span style="mso-list:Ignore">o<span>&nbsp;</span></span>Un bis</p>
<p class="MsoListParagraph" style="mso-list:l1 level1 lfo2"><span style="mso-list:Ignore">1.<span>&nbsp;</span></span>Premier</p>
<div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> Davantage, on ne s'entend plus.</p></div><!--EndFragment--></body></html>`
  expect(collerEnMarkdown(html)?.replace(/\n+/g, '\n')).toBe(
    "# Le guide\n## Avant\nInviter **dix** personnes[^1], et [lire](https://exemple.fr).\n- Un\n  - Un bis\n1. Premier\n[^1]: Davantage, on ne s'entend plus.",
  )
})

it('LibreOffice : tableau, liste, note', () => {
  const html = `<h1>Titre</h1><ul><li><p>Un</p></li><li><p>Deux</p></li></ul><p>Mot<a class="sdfootnoteanc" href="#sdfootnote1sym"><sup>1</sup></a></p>
<table><tr><td><p>Qui</p></td><td><p>Combien</p></td></tr><tr><td><p>Élus</p></td><td><p>3</p></td></tr></table>
<div id="sdfootnote1"><p><a class="sdfootnotesym" href="#sdfootnote1anc">1</a>La note</p></div>`
  const lu = collerEnMarkdown(html)
  expect(lu).toContain('# Titre')
  expect(lu).toMatch(/- +Un\n+- +Deux/)
  expect(lu).toContain('Mot[^1]')
  expect(lu).toMatch(/\| *Qui *\| *Combien *\|\n\| *-+ *\| *-+ *\|\n\| *Élus *\| *3 *\|/)
  expect(lu).toContain('[^1]: La note')
})

it('un document en ligne : le gras par style, pas le faux', () => {
  const html = `<b style="font-weight:normal"><p>Un <span style="font-weight:700">mot</span> et <i>un autre</i></p></b><img src="data:image/png;base64,xx">`
  expect(collerEnMarkdown(html)).toBe('Un **mot** et *un autre*')
})

it('un contenu trop long ou trop emboîté est laissé au texte simple', () => {
  expect(collerEnMarkdown(`<p>${'a'.repeat(3_000_001)}</p>`)).toBeUndefined()
  expect(collerEnMarkdown(`${'<div>'.repeat(300)}a${'</div>'.repeat(300)}`)).toBeUndefined()
  expect(collerEnMarkdown(`${'<div><b>a</b></div>'.repeat(300)}`)).toContain('**a**')
})

it('un commentaire jamais fermé va jusqu’au bout, un autre est ôté', () => {
  expect(collerEnMarkdown('<p>a<!-- x -->b</p><!-- reste')).toBe('ab')
})

it('rien de dangereux ne passe', () => {
  expect(collerEnMarkdown('<p onclick="x()">a<script>alert(1)</script></p>')).toBe('a')
})
