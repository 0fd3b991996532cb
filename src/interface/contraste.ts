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

/** Une couleur « #1f5c4a » en OKLCH. */
export function depuisHex(hex: string): Oklch {
  const [r, v, b] = [1, 3, 5].map((debut) => lineaire(Number.parseInt(hex.slice(debut, debut + 2), 16) / 255))
  const [rouge, vert, bleu] = [r ?? 0, v ?? 0, b ?? 0]
  const l = Math.cbrt(0.4122214708 * rouge + 0.5363325363 * vert + 0.0514459929 * bleu)
  const m = Math.cbrt(0.2119034982 * rouge + 0.6806995451 * vert + 0.1073969566 * bleu)
  const s = Math.cbrt(0.0883024619 * rouge + 0.2817188376 * vert + 0.6299787005 * bleu)
  const a = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s
  const bb = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s
  const clarte = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s
  return [clarte, Math.hypot(a, bb), ((Math.atan2(bb, a) * 180) / Math.PI + 360) % 360]
}

// La courbe de transfert de sRGB, de l'écran à la lumière.
const lineaire = (valeur: number) => (valeur <= 0.04045 ? valeur / 12.92 : ((valeur + 0.055) / 1.055) ** 2.4)

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
