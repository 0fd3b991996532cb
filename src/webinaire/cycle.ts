/** Une suite de séances sous une même question. `description` : Markdown. */
export type SaisieDeCycle = {
  titre: string
  question: string
  description: string
  annee: number | null
  estProposition: boolean
  source: string
}
export type Cycle = SaisieDeCycle & { id: number; slug: string; archiveLe: Date | null; modifieLe: Date }

export const urlCycle = (cycle: Pick<Cycle, 'slug'>): string => `/webinaires/cycles/${cycle.slug}`
