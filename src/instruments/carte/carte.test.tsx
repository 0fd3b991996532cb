import fc from 'fast-check'
import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import { Carte } from './Carte.tsx'
import { fondFrance, fondLocal } from './fond.ts'
import type { Geometrie } from './geometrie.ts'
import { rayonPour } from './Points.tsx'
import { tracer } from './tracer.ts'

const carre = (x: number, y: number, cote = 1): Geometrie => ({
  type: 'Polygon',
  coordinates: [
    [
      [x, y],
      [x + cote, y],
      [x + cote, y + cote],
      [x, y + cote],
      [x, y],
    ],
  ],
})

describe('le fond de France', () => {
  const fond = fondFrance()
  it('pose sur la feuille tout point de l’hexagone et de la Corse', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -4.8, max: 9.56, noNaN: true }),
        fc.double({ min: 42.3, max: 51.09, noNaN: true }),
        (longitude, latitude) => {
          const [x, y] = fond.projeter(longitude, latitude) ?? [-1, -1]
          expect(x).toBeGreaterThanOrEqual(-30)
          expect(x).toBeLessThanOrEqual(fond.largeur + 30)
          expect(y).toBeGreaterThanOrEqual(-30)
          expect(y).toBeLessThanOrEqual(fond.hauteur)
        },
      ),
    )
  })
  it.each([
    ['Basse-Terre', -61.73, 15.99, 0],
    ['Fort-de-France', -61.07, 14.61, 1],
    ['Cayenne', -52.33, 4.92, 2],
    ['Saint-Denis', 55.45, -20.88, 3],
    ['Mamoudzou', 45.23, -12.78, 4],
  ])('pose %s dans son encart', (_, longitude, latitude, rang) => {
    const [x, y] = fond.projeter(longitude, latitude) ?? [0, 0]
    const encart = fond.encarts[rang]
    expect(encart && x > encart.x && x < encart.x + encart.largeur && y > encart.y && y < encart.y + encart.hauteur).toBe(true)
  })
  it('ne pose pas ailleurs ce qui est hors de la feuille', () => {
    expect(fond.projeter(-149.57, -17.53)).toBeNull()
  })
})

describe('un tracé', () => {
  it('garde jointives deux zones voisines', () => {
    const [a, b] = tracer(fondLocal([carre(0, 45, 2)]), [carre(0, 45), carre(1, 45)])
    expect(a).toMatch(/^m[\d -]+l[\d -]+z$/)
    expect(b).toMatch(/^m[\d -]+l[\d -]+z$/)
  })
  it('est vide pour une zone hors de la feuille, sans rien casser', () => {
    expect(tracer(fondFrance(), [carre(-150, -18), carre(2, 46)]).map((d) => d === '')).toEqual([true, false])
  })
})

describe('la carte', () => {
  const dessiner = (suite: Partial<Parameters<typeof Carte>[0]>) =>
    renderToString(<Carte titre="Essai" fond={fondLocal([carre(2, 45)])} {...suite} />)
  it('dit en texte tout ce qu’elle montre, liens compris', () => {
    const html = dessiner({
      zones: [{ id: 1, d: carre(2, 45), libelle: 'Thiers', href: '/t', valeur: 12 }],
      points: [{ lon: 2.5, lat: 45.5, libelle: 'Un lieu' }],
    })
    const texte = html.slice(html.indexOf('<details'))
    expect(texte).toContain('<a href="/t">Thiers</a>')
    expect(texte).toContain('Un lieu')
    expect(texte).toContain('<td>12</td>')
  })
  it('échappe ce qui vient des gens', () => {
    const html = dessiner({ points: [{ lon: 2.5, lat: 45.5, libelle: '<script>alert(1)</script>', href: '/x"onclick="y' }] })
    expect(html).not.toContain('<script>')
    expect(html).not.toContain('/x"onclick')
  })
  it('dit quand ses contours sont indicatifs', () => {
    expect(dessiner({ indicatif: true })).toContain('Contours indicatifs')
    expect(dessiner({})).not.toContain('Contours indicatifs')
  })
  it('ne fait pas tabuler à travers cent liens : le texte les porte', () => {
    const zones = Array.from({ length: 40 }, (_, i) => ({ id: i, d: carre(2 + i / 10, 45, 0.1), libelle: `Zone ${i}`, href: `/z/${i}` }))
    expect(dessiner({ zones })).toContain('tabindex="-1"')
    expect(dessiner({ zones: zones.slice(0, 5) })).not.toContain('tabindex="-1"')
  })
})

it('l’aire d’un disque suit sa valeur, sans jamais disparaître ni déborder', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, max) => {
      expect(rayonPour(a, max)).toSatisfy((r: number) => r >= 3.5 && r <= 18)
    }),
  )
  expect(rayonPour(25, 100, { max: 20 })).toBe(10)
})
