/** Une couleur OKLCH : clarté 0–1, chroma, teinte en degrés. */
export type Oklch = readonly [clarte: number, chroma: number, teinte: number]
type Oklab = readonly [clarte: number, a: number, b: number]

/** Le rapport de contraste WCAG 2 entre deux couleurs, de 1 à 21. */
export function contraste(a: Oklch, b: Oklch): number {
  const [claire, foncee] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return ((claire ?? 0) + 0.05) / ((foncee ?? 0) + 0.05)
}

/** `color-mix(in oklab, couleur part%, fond)`. */
export function melanger(couleur: Oklch, part: number, fond: Oklch): Oklch {
  const [c, f] = [enOklab(couleur), enOklab(fond)]
  const [clarte, a, b] = [0, 1, 2].map((i) => (c[i] ?? 0) * part + (f[i] ?? 0) * (1 - part))
  return [clarte ?? 0, Math.hypot(a ?? 0, b ?? 0), (Math.atan2(b ?? 0, a ?? 0) * 180) / Math.PI]
}

function enOklab([clarte, chroma, teinte]: Oklch): Oklab {
  const angle = (teinte * Math.PI) / 180
  return [clarte, chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

// OKLab vers sRGB linéaire (matrices de Björn Ottosson), borné comme à l'écran, puis luminance relative.
function luminance(couleur: Oklch): number {
  const [clarte, a, b] = enOklab(couleur)
  const l = (clarte + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (clarte - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (clarte - 0.0894841775 * a - 1.291485548 * b) ** 3
  const rouge = borner(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
  const vert = borner(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
  const bleu = borner(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  return 0.2126 * rouge + 0.7152 * vert + 0.0722 * bleu
}

const borner = (valeur: number) => Math.min(1, Math.max(0, valeur))
