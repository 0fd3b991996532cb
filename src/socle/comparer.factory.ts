import { ouvrage } from './atelier/ouvrage.ts'
import type { AComparer } from './comparer.ouvrage.ts'
import type { Difference } from './differer.ts'

/** Compare sans jamais finir. */
export function comparerSansFin(_deux: AComparer): Difference[] {
  for (;;);
}

export const sansFin = ouvrage<typeof comparerSansFin>('src/socle/comparer.factory.ts', 'comparerSansFin')
