import { describe, expect, it } from 'vitest'
import { filDeLaFiche } from './acteur.ts'

describe("le fil d'Ariane d'une fiche", () => {
  const fiche = { nom: 'Atelier des lucioles', slug: 'atelier-des-lucioles', estCatalyseur: true }

  it('part de sa liste', () => {
    expect(filDeLaFiche(fiche)).toEqual([{ libelle: 'Catalyseurs', href: '/catalyseurs' }, { libelle: 'Atelier des lucioles' }])
    expect(filDeLaFiche({ ...fiche, estCatalyseur: false })[0]).toEqual({ libelle: 'Acteurs', href: '/acteurs' })
  })

  it('sur un acte, mène aussi à la fiche', () => {
    expect(filDeLaFiche(fiche, 'Écrire')).toEqual([
      { libelle: 'Catalyseurs', href: '/catalyseurs' },
      { libelle: 'Atelier des lucioles', href: '/catalyseurs/atelier-des-lucioles' },
      { libelle: 'Écrire' },
    ])
  })
})
