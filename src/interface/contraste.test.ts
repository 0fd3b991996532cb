import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { contraste, melanger, type Oklch } from './contraste.ts'

const papiers = ['papier', 'papier-haut', 'papier-bas']
const textes = ['encre', 'encre-douce', 'foret', 'foret-fonce', 'terre-fonce', 'erreur', 'succes', 'attention', 'info']
const dessins = [
  'trait-fort',
  'terre',
  'teinte-pratique',
  'teinte-thematique',
  'teinte-profil',
  'teinte-sphere',
  'teinte-odd',
  'teinte-etat',
]
// Du texte posé sur un aplat : boutons, choix coché.
const aplats = [
  ['papier-haut', 'foret'],
  ['papier-haut', 'foret-fonce'],
  ['papier-haut', 'erreur'],
  ['papier', 'encre'],
] as const

describe.each(['clair', 'sombre'] as const)('en %s', (apparence) => {
  const couleurs = lireJetons(apparence)
  const couleur = (nom: string): Oklch => couleurs.get(nom) ?? absente(nom)

  it.each(textes)('le texte « %s » atteint 7:1 sur chaque papier', (nom) => {
    for (const papier of papiers) expect(contraste(couleur(nom), couleur(papier)), papier).toBeGreaterThanOrEqual(7)
  })
  it.each(dessins)('le dessin « %s » atteint 3:1 sur chaque papier', (nom) => {
    for (const papier of papiers) expect(contraste(couleur(nom), couleur(papier)), papier).toBeGreaterThanOrEqual(3)
  })
  it.each(aplats)('« %s » se lit à 7:1 sur un aplat « %s »', (texte, aplat) => {
    expect(contraste(couleur(texte), couleur(aplat))).toBeGreaterThanOrEqual(7)
  })
  it.each(['info', 'succes', 'attention', 'erreur'])('le message « %s » se lit à 7:1 sur son fond', (ton) => {
    const fond = melanger(couleur(ton), 0.07, couleur('papier'))
    expect(contraste(couleur('encre'), fond)).toBeGreaterThanOrEqual(7)
    expect(contraste(couleur('foret-fonce'), fond), 'ses liens').toBeGreaterThanOrEqual(7)
    expect(contraste(couleur(ton), fond), 'son symbole').toBeGreaterThanOrEqual(3)
  })
})

describe('le calcul', () => {
  it('donne 21 entre le noir et le blanc, 1 entre une couleur et elle-même', () => {
    expect(contraste([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 2)
    expect(contraste([0.5, 0.1, 30], [0.5, 0.1, 30])).toBe(1)
  })
})

function lireJetons(apparence: 'clair' | 'sombre'): Map<string, Oklch> {
  const css = readFileSync(new URL('./styles/tokens.css', import.meta.url), 'utf8')
  const jeton = /--([a-z-]+): light-dark\(oklch\(([\d. ]+)\), oklch\(([\d. ]+)\)\)/g
  return new Map(
    [...css.matchAll(jeton)].map(([, nom = '', clair = '', sombre = '']) => [nom, enOklch(apparence === 'clair' ? clair : sombre)]),
  )
}

function enOklch(texte: string): Oklch {
  const [clarte = 0, chroma = 0, teinte = 0] = texte.split(' ').map(Number)
  return [clarte, chroma, teinte]
}

function absente(nom: string): never {
  throw new Error(`tokens.css ne donne pas --${nom}`)
}
