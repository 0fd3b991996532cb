export type Halte = { x: number; y: number }

const [largeur, hauteur, marge] = [320, 64, 14]

/** Le dessin d'un chemin : une ligne qui serpente, et une halte par étape, à intervalles égaux. Unités du dessin. */
export function dessinerSentier(compte: number): { largeur: number; hauteur: number; ligne: string; haltes: Halte[] } {
  const pas = compte > 1 ? (largeur - 2 * marge) / (compte - 1) : 0
  const haltes = Array.from({ length: compte }, (_, rang) => ({
    x: arrondir(compte > 1 ? marge + rang * pas : largeur / 2),
    y: arrondir(hauteur / 2 + (rang % 2 === 0 ? 1 : -1) * (hauteur / 2 - marge) * (compte > 1 ? 1 : 0)),
  }))
  return { largeur, hauteur, ligne: relier(haltes, pas), haltes }
}

// D'une halte à l'autre, une courbe qui part et arrive à plat.
function relier([premiere, ...suite]: Halte[], pas: number): string {
  if (!premiere) return ''
  let avant = premiere
  const courbes = suite.map((halte) => {
    const courbe = `C${arrondir(avant.x + pas / 2)} ${avant.y} ${arrondir(halte.x - pas / 2)} ${halte.y} ${halte.x} ${halte.y}`
    avant = halte
    return courbe
  })
  return `M${premiere.x} ${premiere.y}${courbes.join('')}`
}

const arrondir = (valeur: number): number => Math.round(valeur * 10) / 10
