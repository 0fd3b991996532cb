import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { versions } from '../versions.ts'
import { type Avancee, fusionner } from './fusionner.ts'

const cle = fc.constantFrom('a', 'b', 'c')
const instant = fc.constantFrom('2026-01-01T08:00:00.000Z', '2026-01-02T08:00:00.000Z', '2026-01-03T08:00:00.000Z')
const reponse = fc.record({ texte: fc.constantFrom('', 'oui', 'oui, peut-être', 'non'), le: instant, aussi: fc.constant<string[]>([]) })
const avancee: fc.Arbitrary<Avancee> = fc.record({
  version: fc.constantFrom(...versions),
  faits: fc.uniqueArray(cle).map((cles) => cles.sort()),
  reponses: fc.dictionary(cle, fc.dictionary(cle, reponse)),
  modifieLe: instant,
})

const textes = ({ reponses }: Avancee): [string, string, string][] =>
  Object.entries(reponses).flatMap(([bloc, champs]) =>
    Object.entries(champs).flatMap(([champ, { texte, aussi }]) =>
      [texte, ...aussi].map((ecrit): [string, string, string] => [bloc, champ, ecrit]),
    ),
  )

describe('réunir deux progressions', () => {
  it("ne dépend pas de l'ordre", () => {
    fc.assert(
      fc.property(avancee, avancee, (a, b) => {
        expect(fusionner(a, b)).toEqual(fusionner(b, a))
      }),
    )
  })

  it('deux fois ne change rien de plus', () => {
    fc.assert(
      fc.property(avancee, avancee, (a, b) => {
        const une = fusionner(a, b)
        expect(fusionner(une, b)).toEqual(une)
        expect(fusionner(une, a)).toEqual(une)
      }),
    )
  })

  it("ne perd ni un bloc fait, ni un mot d'une réponse", () => {
    fc.assert(
      fc.property(avancee, avancee, (a, b) => {
        const reunie = fusionner(a, b)
        expect(reunie.faits).toEqual(expect.arrayContaining([...a.faits, ...b.faits]))
        const gardes = textes(reunie)
        for (const [bloc, champ, texte] of [...textes(a), ...textes(b)])
          expect(gardes.some(([autre, autreChamp, garde]) => autre === bloc && autreChamp === champ && garde.includes(texte))).toBe(true)
      }),
    )
  })

  it("la réponse la plus récente est la bonne, l'autre reste à côté", () => {
    const ecrite = (texte: string, le: string): Avancee => ({
      version: '2h',
      faits: [],
      modifieLe: le,
      reponses: { carnet: { voisins: { texte, le, aussi: [] } } },
    })
    const reunie = fusionner(ecrite('La mairie', '2026-01-02T08:00:00.000Z'), ecrite('Le lycée', '2026-01-03T08:00:00.000Z'))
    expect(reunie.reponses.carnet?.voisins).toEqual({ texte: 'Le lycée', le: '2026-01-03T08:00:00.000Z', aussi: ['La mairie'] })
  })

  it('une réponse vide, même plus récente, ne remplace rien', () => {
    const base = { version: '2h' as const, faits: [], modifieLe: '2026-01-03T08:00:00.000Z' }
    const pleine = { ...base, reponses: { a: { b: { texte: 'oui', le: '2026-01-01T08:00:00.000Z', aussi: [] } } } }
    const vide = { ...base, reponses: { a: { b: { texte: '', le: '2026-01-03T08:00:00.000Z', aussi: [] } } } }
    expect(fusionner(vide, pleine).reponses.a?.b?.texte).toBe('oui')
  })
})
