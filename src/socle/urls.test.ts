import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { avecParametres, cheminLocal } from './urls.ts'

describe('les adresses', () => {
  it('les paramètres vides ne paraissent pas, les listes se répètent', () => {
    expect(avecParametres('/acteurs', { q: 'a b', pratique: ['x', 'y'], page: undefined, tri: '' })).toBe(
      '/acteurs?q=a+b&pratique=x&pratique=y',
    )
    expect(avecParametres('/acteurs', {})).toBe('/acteurs')
  })

  it('on ne revient jamais sur un autre site', () => {
    for (const suite of [
      '//ailleurs.example',
      '/\\ailleurs.example',
      'https://ailleurs.example',
      'javascript:alert(1)',
      '/ ailleurs',
      undefined,
    ])
      expect(cheminLocal(suite)).toBe('/')
    expect(cheminLocal('/mon-compte?a=1#b')).toBe('/mon-compte?a=1#b')
    fc.assert(fc.property(fc.string(), (suite) => new URL(cheminLocal(suite), 'https://catalyse.test').host === 'catalyse.test'))
  })
})
