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

  it('dans une ligne remplacée, dit quels mots changent', () => {
    const [ote, ajoute] = differer(['Inviter dix personnes du quartier.'], ['Inviter douze personnes du quartier.'])
    expect(ote?.mots?.filter(({ change }) => change)).toEqual([{ change: true, texte: 'dix' }])
    expect(ajoute?.mots?.map(({ texte }) => texte).join('')).toBe('Inviter douze personnes du quartier.')
    expect(differer(['Rien'], ['Tout autre chose'])[0]?.mots).toBeUndefined()
  })

  it('un texte très long reste comparé, en bloc', () => {
    const long = Array.from({ length: 700 }, (_, n) => `ligne ${n}`)
    expect(differer(long, ['court'])).toHaveLength(701)
  })
})
