import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Champ } from './Champ.tsx'
import { ResumeErreurs } from './ResumeErreurs.tsx'

const options = [
  { valeur: 'a', libelle: 'Premier', aide: 'Le premier.' },
  { valeur: 'b', libelle: 'Second' },
]

describe('un champ', () => {
  it('relie son libellé, son aide et son erreur à la saisie', () => {
    const html = renderToString(
      <Champ
        nom="courriel"
        libelle="Votre adresse"
        type="email"
        aide="Jamais montrée."
        erreur="Écrivez une adresse."
        requis
        autocomplete="email"
      />,
    )
    expect(html).toContain('<label for="champ-courriel">')
    expect(html).toContain('id="champ-courriel"')
    expect(html).toContain('aria-describedby="aide-courriel erreur-courriel"')
    expect(html).toContain('id="aide-courriel"')
    expect(html).toContain('id="erreur-courriel"')
    expect(html).toContain('aria-invalid="true"')
    expect(html).toMatch(/<input[^>]* required/)
    expect(html).toContain('autocomplete="email"')
  })
  it('sans aide ni erreur, ne décrit rien et ne se dit pas faux', () => {
    const html = renderToString(<Champ nom="nom" libelle="Nom" />)
    expect(html).not.toContain('aria-describedby')
    expect(html).not.toContain('aria-invalid')
  })
  it('rend ce que la personne avait choisi', () => {
    expect(renderToString(<Champ nom="x" libelle="X" type="select" options={options} valeur="b" />)).toMatch(
      /<option[^>]*(selected[^>]*value="b"|value="b"[^>]*selected)/,
    )
    expect(
      renderToString(<Champ nom="x" libelle="X" type="cases" options={options} valeur={['a', 'b']} />).match(/ checked/g),
    ).toHaveLength(2)
    expect(renderToString(<Champ nom="x" libelle="X" type="radios" options={options} valeur="a" />).match(/ checked/g)).toHaveLength(1)
    expect(renderToString(<Champ nom="x" libelle="X" type="case" valeur="1" />)).toContain(' checked')
  })
  it('envoie des cases sous un nom de liste, et mène à la première depuis le résumé des erreurs', () => {
    const html = renderToString(<Champ nom="sujet" libelle="Sujets" type="cases" options={options} erreur="Choisissez." />)
    expect(html.match(/name="sujet\[\]"/g)).toHaveLength(2)
    expect(html.match(/id="champ-sujet"/g)).toHaveLength(1)
    expect(renderToString(<ResumeErreurs erreurs={{ sujet: 'Choisissez.' }} libelles={{ sujet: 'Sujets' }} />)).toContain(
      'href="#champ-sujet"',
    )
  })
  it("garde tout texte en texte, dans le libellé, l'aide, l'erreur et la valeur", () => {
    const types = fc.constantFrom(
      'text' as const,
      'textarea' as const,
      'select' as const,
      'cases' as const,
      'radios' as const,
      'case' as const,
    )
    const texte = fc.string({ unit: fc.constantFrom('<', '>', '"', "'", '&', '/', 'script', ' ', 'é', '\n', '=', 'on') })
    fc.assert(
      fc.property(types, texte, (type, t) => {
        const html = renderToString(
          <Champ nom="n" libelle={t} type={type} aide={t} erreur={t} valeur={t} options={[{ valeur: t, libelle: t, aide: t }]} />,
        )
        // Une fois ôtées nos balises, dont les attributs sont entre guillemets, il ne reste rien qui en ouvre une.
        expect(html.replace(/<\/?[a-z]+( [a-zA-Z-]+(="[^"]*")?)*\s*\/?>/g, '')).not.toContain('<')
        expect(html).not.toMatch(/<script/)
      }),
    )
  })
  it('rend un texte long à la ligne près, même quand il commence par un retour', () => {
    expect(renderToString(<Champ nom="n" libelle="L" type="textarea" valeur={'\nbonjour'} />)).toContain('>\n\nbonjour</textarea>')
  })
})
