import { ouvrage } from '../atelier/ouvrage.ts'
import { lireAPart, type Tableau, tempsPour } from './tableau.ts'

const lireCsv = ouvrage<typeof import('./tableau.ouvrage.ts').lireCsv>('src/socle/echange/tableau.ouvrage.ts', 'lireCsv')
const lireJson = ouvrage<typeof import('./json.ouvrage.ts').lireJson>('src/socle/echange/json.ouvrage.ts', 'lireJson')

/** Lit un tableau CSV, hors de ce processus. Refuse par une phrase ce qui n'en est pas un, ou dépasse les bornes. */
export const lireTableau = (octets: Uint8Array): Promise<Tableau> => lireAPart(lireCsv, octets, tempsPour(octets))

/** De même, une liste d'objets en JSON ; `quoi` : ce qu'elle liste, « ressources ». */
export const lireListeJson = (octets: Uint8Array, quoi: string): Promise<Tableau> =>
  lireAPart(lireJson, { octets, quoi }, tempsPour(octets))
