import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { differer } from './differer.ts'

const lignes = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 })
const sans = (etat: string, avant: string[], apres: string[]) => differer(avant, apres).flatMap((m) => (m.etat === etat ? [] : [m.texte]))

describe('la différence entre deux textes', () => {
  it('contient les deux textes entiers, dans leur ordre', () => {
    fc.assert(
      fc.property(lignes, lignes, (avant, apres) => {
        expect(sans('ajoute', avant, apres)).toEqual(avant)
        expect(sans('ote', avant, apres)).toEqual(apres)
      }),
    )
  })

  it('ne marque rien quand rien ne change', () => {
    fc.assert(fc.property(lignes, (texte) => differer(texte, texte).every(({ etat }) => etat === 'garde')))
  })

  it('une ligne ajoutée au milieu est la seule marquée', () => {
    expect(differer(['un', 'trois'], ['un', 'deux', 'trois']).filter(({ etat }) => etat !== 'garde')).toEqual([
      { etat: 'ajoute', texte: 'deux' },
    ])
  })

  it('un texte très long reste comparé, en bloc', () => {
    const long = Array.from({ length: 700 }, (_, n) => `ligne ${n}`)
    expect(differer(long, ['court'])).toHaveLength(701)
  })
})
