import { ouvrage } from '../atelier/ouvrage.ts'
import { lireAPart, type Tableau } from './tableau.ts'

const lireCsv = ouvrage<typeof import('./tableau.ouvrage.ts').lireCsv>('src/socle/echange/tableau.ouvrage.ts', 'lireCsv')

/** Lit un tableau CSV, hors de ce processus. Refuse par une phrase ce qui n'en est pas un, ou dépasse les bornes. */
export const lireTableau = (octets: Uint8Array): Promise<Tableau> => lireAPart(lireCsv, octets)
