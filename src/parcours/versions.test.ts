import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { blocsDeLaVersion, minutesDe, versions } from './versions.ts'

const bloc = fc.record({
  genre: fc.constantFrom('etape', 'texte', 'exercice'),
  minutes: fc.integer({ min: 0, max: 600 }),
  des: fc.constantFrom(...versions),
})

describe("le temps d'un parcours", () => {
  it('est la somme de ce que sa version montre', () => {
    fc.assert(
      fc.property(fc.array(bloc), fc.constantFrom(...versions), (blocs, version) => {
        const montres = blocsDeLaVersion(blocs, version)
        expect(minutesDe(blocs, version)).toBe(montres.reduce((total, { minutes }) => total + minutes, 0))
      }),
    )
  })

  it('ne diminue jamais quand la version est plus longue, et rien de la courte ne manque à la longue', () => {
    fc.assert(
      fc.property(fc.array(bloc), (blocs) => {
        const [courte, moyenne, longue] = versions.map((version) => blocsDeLaVersion(blocs, version))
        expect(moyenne).toEqual(expect.arrayContaining(courte ?? []))
        expect(longue).toEqual(expect.arrayContaining(moyenne ?? []))
        expect(minutesDe(blocs, '2h')).toBeLessThanOrEqual(minutesDe(blocs, '4h'))
        expect(minutesDe(blocs, '4h')).toBeLessThanOrEqual(minutesDe(blocs, '12h'))
      }),
    )
  })

  it('une étape absente de la version emporte ce qui la remplit', () => {
    const blocs = [
      { genre: 'etape', minutes: 5, des: '4h' as const },
      { genre: 'texte', minutes: 10, des: '2h' as const },
    ]
    expect(versions.map((version) => minutesDe(blocs, version))).toEqual([0, 15, 15])
  })
})
