import { describe, expect, it } from 'vitest'
import { lireFiches } from './contenu.ts'

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
})
