import { ouvrage } from '../atelier/ouvrage.ts'
import type { TableauLu } from './tableau.ts'

/** Lit un tableau sans jamais finir. */
export function lireSansFin(_octets: Uint8Array): TableauLu {
  for (;;);
}

/** Lit un tableau en gardant plus que la mémoire permise. */
export function lireSansMesure(_octets: Uint8Array): TableauLu {
  const gardes: number[][] = []
  for (;;) gardes.push(Array.from({ length: 10_000 }, (_, i) => i))
}

const ici = 'src/socle/echange/tableau.factory.ts'
export const sansFin = ouvrage<typeof lireSansFin>(ici, 'lireSansFin')
export const sansMesure = ouvrage<typeof lireSansMesure>(ici, 'lireSansMesure')
