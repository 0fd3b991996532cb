import { contraste, depuisHex, type Oklch } from '#interface/contraste.ts'

type Apparence = 'clair' | 'sombre'
/** Les papiers de la charte (interface/styles/tokens.css), le plus dur pour chaque nuance compris. */
export const papiers: Record<Apparence, Record<'papier' | 'papier-haut' | 'papier-bas', Oklch>> = {
  clair: { papier: [0.9765, 0.0098, 87.5], 'papier-haut': [0.993, 0.006, 88], 'papier-bas': [0.945, 0.016, 86] },
  sombre: { papier: [0.21, 0.014, 215], 'papier-haut': [0.25, 0.016, 215], 'papier-bas': [0.175, 0.013, 215] },
}

/** Les nuances qu'une vitrine remplace, et le contraste que chacune doit tenir sur les trois papiers. */
const nuances = {
  foret: { de: 'couleur', minimum: 7 },
  'foret-fonce': { de: 'couleur', minimum: 9 },
  terre: { de: 'accent', minimum: 3.2 },
  'terre-fonce': { de: 'accent', minimum: 7 },
} as const
export type Nuance = keyof typeof nuances
export type Palette = Record<Nuance, Record<Apparence, Oklch>>

/**
 * La palette tirée de deux couleurs quelconques : leur teinte est gardée, leur clarté avance (vers le noir en clair,
 * vers le blanc en sombre) jusqu'à ce que le texte se lise. Aucune couleur saisie ne peut rendre une page illisible.
 */
export function composerPalette({ couleur, accent }: { couleur: string; accent: string }): Palette {
  const nuance = (nom: Nuance) => {
    const { de, minimum } = nuances[nom]
    const depart = depuisHex(de === 'couleur' ? couleur : accent)
    return { clair: lisible(depart, 'clair', minimum), sombre: lisible(depart, 'sombre', minimum) }
  }
  return { foret: nuance('foret'), 'foret-fonce': nuance('foret-fonce'), terre: nuance('terre'), 'terre-fonce': nuance('terre-fonce') }
}

/** La feuille de style de la palette : les mêmes noms que la charte, à la place des siens. */
export function enFeuille(palette: Palette): string {
  const lignes = Object.entries(palette).map(([nom, { clair, sombre }]) => `  --${nom}: light-dark(${enCss(clair)}, ${enCss(sombre)});`)
  return `@layer vitrine {\n:root {\n${lignes.join('\n')}\n}\n}\n`
}

/** Le contraste d'une couleur telle quelle sur le papier clair : dit à qui la choisit si elle a dû être ajustée. */
export function contrasteSurPapier(hex: string): number {
  return contraste(depuisHex(hex), papiers.clair.papier)
}

function lisible([clarte, chroma, teinte]: Oklch, apparence: Apparence, minimum: number): Oklch {
  const pas = apparence === 'clair' ? -0.005 : 0.005
  const fonds = Object.values(papiers[apparence])
  // Partie de sa clarté (ou d'un milieu, si elle est du mauvais côté), elle avance d'un demi-centième à la fois.
  let l = apparence === 'clair' ? Math.min(clarte, 0.7) : Math.max(clarte, 0.55)
  while (l > 0 && l < 1 && fonds.some((fond) => contraste([l, chroma, teinte], fond) < minimum)) l += pas
  return [Math.min(1, Math.max(0, l)), chroma, teinte]
}

function enCss([clarte, chroma, teinte]: Oklch): string {
  return `oklch(${clarte.toFixed(4)} ${chroma.toFixed(4)} ${teinte.toFixed(2)})`
}
