import { expliquerLesTextes } from './expliquer-les-mots.ts'
import type { MotAReconnaitre } from './reconnaitre-les-mots.ts'

export type AExpliquer = { htmls: readonly string[]; mots: readonly MotAReconnaitre[] }
export type Explication = { htmls: string[]; codes: string[] }

/** Explique les mots dans ces textes ; `codes` : ceux des mots expliqués, dans l'ordre. */
export function expliquer({ htmls, mots }: AExpliquer): Explication {
  const fait = expliquerLesTextes(htmls, mots)
  return { htmls: fait.htmls, codes: fait.expliques.map(({ code }) => code) }
}
