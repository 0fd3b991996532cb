import { describe, expect, it } from 'vitest'
import { cleDuNom, motsSansGenre } from '#territoire/normaliser-nom.ts'
import type { CommuneLue } from './lire-decoupage.ts'
import { millesime, sourceDuDecoupage } from './lire-decoupage.ts'
import { rapprocherPoints } from './rapprocher-points.ts'
import { situerToutes } from './situer-communes.ts'

const commune = (code: string, nom: string, suite: Partial<CommuneLue> = {}): CommuneLue => ({
  code,
  nom,
  type: 'commune-actuelle',
  zone: 'metro',
  departement: code.slice(0, 2),
  region: '84',
  codesPostaux: [],
  population: 500,
  ...suite,
})
const lieu = (nom: string, departement: string, longitude = 1) => ({ nom, departement, longitude, latitude: 45 })

describe('rapprocher une commune et un lieu', () => {
  it('ne s’arrête ni aux accents, ni aux tirets, ni à l’article, ni à « St »', () => {
    expect(cleDuNom('Saint-Étienne')).toBe(cleDuNom('St Etienne'))
    expect(cleDuNom('Le Havre')).toBe(cleDuNom('havre'))
    expect(cleDuNom("L'Haÿ-les-Roses")).toBe(cleDuNom('L’Hay les Roses'))
  })
  it('ne confond pas deux départements', () => {
    const points = rapprocherPoints([commune('63001', 'Saint-Denis'), commune('93066', 'Saint-Denis')], [], [lieu('Saint-Denis', '93', 2)])
    expect([...points.keys()]).toEqual(['93066'])
  })
  it('situe une commune nouvelle à son chef-lieu plutôt qu’à une commune qu’elle a réunie', () => {
    const anciennes = [
      commune('01002', 'Bourg', { type: 'commune-deleguee', chefLieu: '01001' }),
      commune('01001', 'Chef', { type: 'commune-deleguee', chefLieu: '01001' }),
    ]
    const points = rapprocherPoints([commune('01001', 'Nouvelle')], anciennes, [lieu('Bourg', '01', 5), lieu('Chef', '01', 6)])
    expect(points.get('01001')?.longitude).toBe(6)
  })
  it('accepte un nom qui commence pareil s’il est seul et la commune assez grande, et le dit approché', () => {
    const points = rapprocherPoints([commune('56078', 'Guidel', { population: 12_000 })], [], [lieu('Guidel-Plage', '56')])
    expect(points.get('56078')).toMatchObject({ approche: true })
    expect(rapprocherPoints([commune('56078', 'Guidel')], [], [lieu('Guidel-Plage', '56')]).size).toBe(0)
  })
})

it('une commune sans coordonnées prend le centre de celles de son code postal, pondéré par les habitants', () => {
  const communes = [
    { code: 'a', departement: '63', codesPostaux: ['63300'], population: 300 },
    { code: 'b', departement: '63', codesPostaux: ['63300'], population: 100 },
    { code: 'c', departement: '63', codesPostaux: ['63300'] },
    { code: 'd', departement: '99', codesPostaux: [] },
  ]
  const points = new Map([
    ['a', { longitude: 0, latitude: 0, approche: false }],
    ['b', { longitude: 4, latitude: 4, approche: false }],
  ])
  const situees = situerToutes(communes, points)
  expect(situees.get('c')).toEqual({ longitude: 1, latitude: 1, approche: true })
  expect(situees.has('d')).toBe(false)
})

it('le genre d’un EPCI ne gêne pas la recherche de son nom', () => {
  expect(motsSansGenre("Communauté de communes du Pays d'Uzès")).toBe('pays d uzes')
  expect(motsSansGenre('Communauté de communes')).toBe('communaute de communes')
})

it('la source dit le millésime que le paquet annonce pour sa version', () => {
  const readme = '| 2026  | 6.0.0   |\n| 2025  | 5.3.0   |'
  expect(millesime(readme, '5.3.0')).toBe('2025')
  expect(millesime(readme, '6.0.4')).toBe('2026')
  expect(millesime(readme, '9.0.0')).toBeUndefined()
  expect(sourceDuDecoupage()).toMatch(/Code officiel géographique 20\d\d/)
})
