import { ouvrage } from '#socle/atelier/ouvrage.ts'
import type { SousTitres } from './sous-titres.ts'

/** Lit des sous-titres sans jamais finir. */
export function lireSansFin(_brut: string): SousTitres {
  for (;;);
}

export const sansFin = ouvrage<typeof lireSansFin>('src/webinaire/direct/enregistrement/sous-titres.factory.ts', 'lireSansFin')
