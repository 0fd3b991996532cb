/**
 * EcoIndex d'une page, de 0 à 100, et sa note. Formule et quantiles publiés par le Collectif conception numérique
 * responsable (GreenIT.fr) : https://github.com/cnumr/ecoindex_reference, quantiles tirés de HTTP Archive.
 */
const quantiles = {
  elements: [0, 47, 75, 159, 233, 298, 358, 417, 476, 537, 603, 674, 753, 843, 949, 1076, 1237, 1459, 1801, 2479, 594601],
  requetes: [0, 2, 15, 25, 34, 42, 49, 56, 63, 70, 78, 86, 95, 105, 117, 130, 147, 170, 205, 281, 3920],
  ko: [
    0, 1.37, 144.7, 319.53, 479.46, 631.97, 783.38, 937.91, 1098.62, 1265.47, 1448.32, 1648.27, 1876.08, 2142.06, 2465.37, 2866.31, 3401.59,
    4155.73, 5400.08, 8037.54, 223212.26,
  ],
} as const

type Page = { elements: number; requetes: number; ko: number }

export function ecoindex({ elements, requetes, ko }: Page): { score: number; note: string } {
  const poids = 3 * rang(quantiles.elements, elements) + 2 * rang(quantiles.requetes, requetes) + rang(quantiles.ko, ko)
  const score = Math.round(100 - (5 * poids) / 6)
  const notes: [number, string][] = [
    [80, 'A'],
    [70, 'B'],
    [55, 'C'],
    [40, 'D'],
    [25, 'E'],
    [10, 'F'],
  ]
  return { score, note: notes.find(([plancher]) => score > plancher)?.[1] ?? 'G' }
}

// La position de la valeur parmi les quantiles, avec sa fraction : 0 pour la plus petite, 20 pour la plus grande.
function rang(bornes: readonly number[], valeur: number): number {
  const i = bornes.findIndex((borne) => valeur < borne)
  if (i <= 0) return i === 0 ? 0 : bornes.length - 1
  const [bas, haut] = [bornes[i - 1] ?? 0, bornes[i] ?? 0]
  return i - 1 + (valeur - bas) / (haut - bas)
}
