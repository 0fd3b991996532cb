import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composerReferentiel, listes, nomDuTerme, numeroDe, type Terme } from './referentiel.ts'

const terme = fc.record({
  id: fc.nat(),
  liste: fc.constantFrom(...listes),
  code: fc.stringMatching(/^[a-z][a-z-]{0,20}$/),
  libelle: fc.string(),
  pluriel: fc.constant(null),
  definition: fc.string(),
  parentId: fc.option(fc.nat()),
  ordre: fc.nat(),
  estProposition: fc.boolean(),
  source: fc.constant(null),
  retireLe: fc.option(fc.constant(new Date(0))),
}) satisfies fc.Arbitrary<Terme>

const termes = fc.uniqueArray(terme, { selector: ({ id }) => id })

describe('Le référentiel', () => {
  it('retrouve tout terme par son identifiant, retiré ou non', () => {
    fc.assert(fc.property(termes, (tous) => tous.every((t) => composerReferentiel(tous).parId(t.id) === t)))
  })

  it('range chaque terme proposé dans une liste et une seule', () => {
    fc.assert(
      fc.property(termes, (tous) => {
        const referentiel = composerReferentiel(tous)
        const ranges = listes.flatMap((liste) => referentiel.liste(liste))
        expect(ranges.toSorted(parId)).toEqual(tous.filter((t) => t.retireLe === null).toSorted(parId))
      }),
    )
  })

  it('ne propose jamais un terme retiré, sauf si on le demande', () => {
    fc.assert(
      fc.property(termes, (tous) => {
        const referentiel = composerReferentiel(tous)
        expect(listes.flatMap((liste) => referentiel.liste(liste, { retires: true }))).toHaveLength(tous.length)
        expect(tous.flatMap(({ id }) => referentiel.enfants(id)).every((t) => t.retireLe === null)).toBe(true)
      }),
    )
  })

  it('met le numéro officiel devant un objectif ou une cible, et devant eux seuls', () => {
    expect(nomDuTerme({ code: 'odd-4', libelle: 'Éducation de qualité' })).toBe('4. Éducation de qualité')
    expect(numeroDe({ code: 'cible-17.16' })).toBe('17.16')
    expect(nomDuTerme({ code: 'dialogue-territorial', libelle: 'Dialogue territorial' })).toBe('Dialogue territorial')
  })
})

const parId = (a: Terme, b: Terme) => a.id - b.id
