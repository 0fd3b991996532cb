import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { contraste } from '#interface/contraste.ts'
import { composerPalette, enFeuille, papiers } from './palette.ts'

const hex = fc.integer({ min: 0, max: 0xffffff }).map((n) => `#${n.toString(16).padStart(6, '0')}`)

describe('la palette d’une vitrine', () => {
  it('se lit en clair et en sombre, quelles que soient les deux couleurs choisies', () => {
    fc.assert(
      fc.property(hex, hex, (couleur, accent) => {
        const palette = composerPalette({ couleur, accent })
        for (const apparence of ['clair', 'sombre'] as const) {
          for (const fond of Object.values(papiers[apparence])) {
            expect(contraste(palette.foret[apparence], fond)).toBeGreaterThanOrEqual(7)
            expect(contraste(palette['foret-fonce'][apparence], fond)).toBeGreaterThanOrEqual(7)
            expect(contraste(palette['terre-fonce'][apparence], fond)).toBeGreaterThanOrEqual(7)
            expect(contraste(palette.terre[apparence], fond)).toBeGreaterThanOrEqual(3)
          }
        }
      }),
    )
  })

  it('garde telle quelle une couleur qui se lit déjà', () => {
    const { foret } = composerPalette({ couleur: '#0b3d2e', accent: '#b4532a' })
    expect(foret.clair[0]).toBeLessThan(0.4)
    expect(composerPalette({ couleur: '#0b3d2e', accent: '#b4532a' }).foret.clair).toEqual(foret.clair)
  })

  it('ne remplace que des jetons de la charte, sur ses papiers', () => {
    const jetons = readFileSync('src/interface/styles/tokens.css', 'utf8')
    for (const [nom] of enFeuille(composerPalette({ couleur: '#1f5c4a', accent: '#b4532a' })).matchAll(/--[a-z-]+/g))
      expect(jetons).toContain(`${nom}:`)
    for (const nom of ['papier', 'papier-haut', 'papier-bas'] as const) {
      const [clair, sombre] = [papiers.clair[nom], papiers.sombre[nom]].map((couleur) => `oklch(${couleur.join(' ')})`)
      expect(jetons).toContain(`--${nom}: light-dark(${clair}, ${sombre});`)
    }
  })
})
