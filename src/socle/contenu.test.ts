import { describe, expect, it } from 'vitest'
import { deplier, lireFiches } from './contenu.ts'

describe('le contenu fondateur', () => {
  it('se lit fiche après fiche, l’en-tête puis le corps', () => {
    expect(lireFiches('---\ntitre: Un\n---\nPremier.\n\n---\ntitre: Deux\n---\n\nSecond.\n')).toEqual([
      { entete: { titre: 'Un' }, corps: 'Premier.' },
      { entete: { titre: 'Deux' }, corps: 'Second.' },
    ])
  })

  it('refuse un fichier sans en-tête, plutôt que de l’ignorer', () => {
    expect(() => lireFiches('Un texte seul.')).toThrow('en-tête')
    expect(() => lireFiches('---\ntitre: Sans fin\n')).toThrow('en-tête')
  })

  it('remet sur une ligne un paragraphe replié, et laisse titres, listes, tableaux et code', () => {
    expect(deplier('Un texte\nreplié.\n\nUn autre.')).toBe('Un texte replié.\n\nUn autre.')
    expect(deplier('- un point\n  replié\n- un autre')).toBe('- un point replié\n- un autre')
    for (const garde of [
      '## Titre\nTexte',
      '| a | b |\n| - | - |\n| 1 | 2 |',
      '```\nun\ndeux\n```',
      'Un vers,  \nun autre.',
      '1. un\n2. deux',
      'Note[^1].\n[^1]: Ici.',
    ])
      expect(deplier(garde)).toBe(garde)
    expect(lireFiches('---\ntexte: |\n  Un\n  deux\n---\n')).toEqual([{ entete: { texte: 'Un deux\n' }, corps: '' }])
  })
})
