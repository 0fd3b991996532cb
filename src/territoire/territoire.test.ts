import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { territoireImagine as imagine } from './territoire.factory.ts'
import { distanceKm, estDans, nomAvecArticle, nomAvecDe, nomComplet, nomDistinct, urlTerritoire } from './territoire.ts'

const point = fc.record({
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
})

describe('le nom dans une phrase', () => {
  it.each([
    ['Cantal', 'le', 'le Cantal', 'du Cantal'],
    ['Ain', "l'", "l'Ain", "de l'Ain"],
    ['Landes', 'les', 'les Landes', 'des Landes'],
    ['Corrèze', 'la', 'la Corrèze', 'de la Corrèze'],
    ['Annecy', '', 'Annecy', "d'Annecy"],
    ['Évreux', '', 'Évreux', "d'Évreux"],
    ['Le Havre', '', 'Le Havre', 'du Havre'],
    ['Les Abymes', '', 'Les Abymes', 'des Abymes'],
    ['La Rochelle', '', 'La Rochelle', 'de La Rochelle'],
    ['Thiers', '', 'Thiers', 'de Thiers'],
    ['Pays de Figeac', '', 'Pays de Figeac', 'du Pays de Figeac'],
  ])('%s (%s) s’écrit « %s » et « %s »', (nom, article, avecArticle, avecDe) => {
    expect(nomAvecArticle({ nom, article })).toBe(avecArticle)
    expect(nomAvecDe({ nom, article })).toBe(avecDe)
  })
  it('un sigle se lit en toutes lettres', () => {
    expect(nomComplet({ nom: 'CC Faucigny - Glières' })).toBe('Communauté de communes Faucigny - Glières')
  })
  it('deux communes de même nom se distinguent par leur département, outre-mer compris', () => {
    expect(nomDistinct(imagine({ nom: 'Saint-Denis', code: '93066' }))).toBe('Saint-Denis (93)')
    expect(nomDistinct(imagine({ nom: 'Saint-Denis', code: '97411' }))).toBe('Saint-Denis (974)')
  })
  it('l’adresse d’une page dit le niveau au pluriel', () => {
    expect(urlTerritoire(imagine())).toBe('/territoires/communes/63113-clermont-ferrand')
  })
})

describe('la distance', () => {
  it('est nulle de soi à soi, la même dans les deux sens, et ne dépasse pas un demi-tour de Terre', () => {
    fc.assert(
      fc.property(point, point, (a, b) => {
        expect(distanceKm(a, a)).toBe(0)
        expect(distanceKm(a, b)).toBeCloseTo(distanceKm(b, a), 3)
        expect(distanceKm(a, b)).toBeLessThanOrEqual(20_016)
      }),
    )
  })
  it('un détour n’est jamais plus court, au mètre près', () => {
    fc.assert(
      fc.property(point, point, point, (a, b, c) => {
        expect(distanceKm(a, c)).toBeLessThanOrEqual(distanceKm(a, b) + distanceKm(b, c) + 1e-3)
      }),
    )
  })
  it('de Paris à Lyon il y a un peu moins de 400 kilomètres', () => {
    expect(distanceKm({ longitude: 2.3488, latitude: 48.85341 }, { longitude: 4.84789, latitude: 45.74906 })).toBeCloseTo(392, -1)
  })
})

it('une commune est dans son EPCI, son département, sa région et elle-même, pas ailleurs', () => {
  const commune = imagine({ id: 7, epciId: 3, departementId: 2, regionId: 1 })
  expect([7, 3, 2, 1].every((id) => estDans(commune, { id }))).toBe(true)
  expect(estDans(commune, { id: 9 })).toBe(false)
})
