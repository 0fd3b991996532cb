import { type Difference, differerChamps } from './differer.ts'

export type AComparer = { avant: Map<string, string[]>; apres: Map<string, string[]> }

/** Les champs qui diffèrent, ligne par ligne et mot par mot. */
export const comparer = ({ avant, apres }: AComparer): Difference[] => differerChamps(avant, apres)
